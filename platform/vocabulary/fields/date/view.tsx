import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { FieldView, InputProps } from '../../contracts';
import { FigureCell } from '../kit/FormattedCell';
import { DAY_FORMATS } from '../kit/wall-clock';

function Input(props: InputProps) {
  const { value, surroundings } = props;
  const day = typeof value === 'string' && value !== '' ? dayjs(value.slice(0, 10)) : null;
  return (
    <DatePicker
      id={props.id}
      value={day?.isValid() ? day : null}
      onChange={(next) => props.onChange(next ? next.format('YYYY-MM-DD') : null)}
      onBlur={props.onBlur}
      format={[...DAY_FORMATS[surroundings.locale]]}
      placeholder={props.placeholder ?? ''}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      autoFocus={props.autoFocus ?? false}
      style={{ width: '100%' }}
    />
  );
}

export const dateView: FieldView = { Input, Cell: FigureCell, width: 120 };
