import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { InputProps } from '../../contracts';

export interface TextInputProps extends InputProps {
  readonly maxLength?: number;
  readonly type?: 'text' | 'email' | 'tel' | 'url';
  readonly suffix?: ReactNode;
  readonly autoComplete?: string;
  /** What is kept of the typed text. */
  readonly onText?: (text: string) => string;
  readonly spellCheck?: boolean;
}

/** One line of text; an empty line is no value. */
export function TextInput(props: TextInputProps) {
  const { value, onChange, onText, suffix } = props;
  const change = (text: string) => onChange(text === '' ? null : (onText?.(text) ?? text));
  return (
    <Input
      id={props.id}
      value={typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value)}
      onChange={(event) => change(event.target.value)}
      onBlur={props.onBlur}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      aria-invalid={props.invalid}
      {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      {...(suffix === undefined ? {} : { suffix })}
      {...(props.type ? { type: props.type } : {})}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck={props.spellCheck ?? false}
      autoFocus={props.autoFocus ?? false}
    />
  );
}
