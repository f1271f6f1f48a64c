import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { InputProps } from '../../contracts';
import { readNumber, showNumber } from './typed-number';

export interface NumberInputProps extends Omit<InputProps, 'onChange' | 'value'> {
  /** A canonical number. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly scale: number;
  readonly suffix?: ReactNode;
  /** Shows all decimal places, as money is written. */
  readonly allPlaces?: boolean;
}

/** A number with the separators of the user's language; limits are told by the form, never forced while typing. */
export function NumberInput(props: NumberInputProps) {
  const { locale } = props.surroundings;
  return (
    <InputNumber<string>
      id={props.id}
      stringMode
      controls={false}
      keyboard={false}
      inputMode={props.scale === 0 ? 'numeric' : 'decimal'}
      value={props.value}
      precision={props.scale}
      formatter={(value, { userTyping, input }) =>
        userTyping ? input : showNumber(value, locale, props.allPlaces ? props.scale : 0)
      }
      parser={(text) => readNumber(text, locale)}
      onChange={(value) => props.onChange(value === null || value === '' ? null : String(value))}
      onBlur={props.onBlur}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      {...(props.suffix === undefined ? {} : { suffix: props.suffix })}
      autoFocus={props.autoFocus ?? false}
      style={{ width: '100%' }}
    />
  );
}

/** The number in an API value, as text. */
export function numberText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The scale a field's definition gives, or the word's own. */
export function scaleOf(definition: Readonly<Record<string, unknown>>, otherwise: number): number {
  return typeof definition.scale === 'number' ? definition.scale : otherwise;
}
