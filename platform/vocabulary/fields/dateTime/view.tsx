import { DatePicker } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { fromWallClock, instantFormats, toWallClock } from '../kit/wall-clock';

function Input(props: InputProps) {
  const { locale, timeZone } = props.surroundings;
  const here = timeZone === Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <DatePicker
      id={props.id}
      value={toWallClock(props.value, timeZone)}
      onChange={(next) => props.onChange(next ? fromWallClock(next, timeZone) : null)}
      onBlur={props.onBlur}
      showTime={{ format: locale === 'en' ? 'h:mm A' : 'HH:mm', minuteStep: 5, use12Hours: locale === 'en' }}
      showNow={here}
      format={instantFormats(locale)}
      placeholder={props.placeholder ?? ''}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      autoFocus={props.autoFocus ?? false}
      style={{ width: '100%' }}
    />
  );
}

export const dateTimeView: FieldView = { Input, ...FIELD_CELLS.dateTime };
