import { Select, Tag } from 'antd';
import { useMemo } from 'react';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { matchesSearch, optionEntries } from '../kit/OptionTag';
import { keysOf } from './cell';

function Input(props: InputProps) {
  const { field, surroundings } = props;
  const entries = useMemo(() => optionEntries(field.options, surroundings.locale), [field, surroundings.locale]);
  const colors = useMemo(() => new Map(field.options.map(({ key, color }) => [key, color])), [field]);
  return (
    <Select
      id={props.id}
      mode="multiple"
      value={keysOf(props.value)}
      onChange={(keys: string[]) => props.onChange(keys)}
      onBlur={props.onBlur}
      options={entries.map(({ value, search }) => ({ value, label: search, search }))}
      showSearch={{ filterOption: matchesSearch }}
      tagRender={({ value, label, closable, onClose }) => (
        <Tag
          variant="filled"
          color={colors.get(String(value)) ?? 'default'}
          closable={closable}
          onClose={onClose}
          onMouseDown={(event) => event.stopPropagation()}
          style={{ marginInlineEnd: 4 }}
        >
          {label}
        </Tag>
      )}
      allowClear
      placeholder={props.placeholder ?? ''}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      autoFocus={props.autoFocus ?? false}
      style={{ width: '100%' }}
    />
  );
}

export const multiChoiceView: FieldView = { Input, ...FIELD_CELLS.multiChoice };
