import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '../../../language/contracts';
import type { FieldView, InputProps, Surroundings } from '../../contracts';
import { FIELD_CELLS } from '../cells';
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

/** A day as people of the language write it. */
function read(text: string, _field: Field, { locale }: Surroundings): string {
  const day = dayjs(text, [...DAY_FORMATS[locale]], locale, true);
  return day.isValid() ? day.format('YYYY-MM-DD') : text;
}

export const dateView: FieldView = { Input, read, ...FIELD_CELLS.date };
