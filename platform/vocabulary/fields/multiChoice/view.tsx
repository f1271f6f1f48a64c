import { Select, Tag } from 'antd';
import { useMemo } from 'react';
import type { CellProps, FieldView, InputProps } from '../../contracts';
import { matchesSearch, OptionTag, optionEntries } from '../kit/OptionTag';

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

function Cell({ field, value, surroundings }: CellProps) {
  const options = new Map(field.options.map((option) => [option.key, option]));
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>
      {keysOf(value).map((key) => (
        <Tag key={key} variant="filled" color={options.get(key)?.color ?? 'default'} style={{ marginInlineEnd: 0 }}>
          <OptionTag option={plain(options.get(key))} name={key} locale={surroundings.locale} />
        </Tag>
      ))}
    </span>
  );
}

function plain<T extends { readonly color: string | null }>(option: T | undefined): T | undefined {
  return option && { ...option, color: null };
}

function keysOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export const multiChoiceView: FieldView = { Input, Cell, width: 200 };
