import { useEffect, useState } from 'react';
import type { FieldView, InputProps } from '../../contracts';
import { PLAIN_CELL } from '../cells';
import { TextInput } from '../kit/TextInput';

/** What people type stays as typed until they leave the field; then it is read and shown in full. */
function Input(props: InputProps) {
  const { field, value, onChange, onBlur, surroundings } = props;
  const shown = typeof value === 'number' ? field.word.format(value, field, surroundings.locale) : '';
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const read = () => {
    const coerced = typed === '' ? { value: null } : field.word.coerce(typed, field);
    if ('value' in coerced) setTyped(coerced.value === value ? shown : typed);
    onChange('value' in coerced ? coerced.value : typed);
    onBlur();
  };
  return <TextInput {...props} value={typed} onChange={(text) => setTyped(String(text ?? ''))} onBlur={read} />;
}

export const durationView: FieldView = { Input, ...PLAIN_CELL };
