import { Select } from 'antd';
import { useMemo } from 'react';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';
import { matchesSearch, optionEntries } from '../kit/OptionTag';

const SEARCH_FROM = 6;

function Input(props: InputProps) {
  const { field, value, surroundings } = props;
  const entries = useMemo(() => optionEntries(field.options, surroundings.locale), [field, surroundings.locale]);
  return (
    <Select
      id={props.id}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(key: string | undefined) => props.onChange(key ?? null)}
      onBlur={props.onBlur}
      options={entries}
      showSearch={entries.length >= SEARCH_FROM ? { filterOption: matchesSearch } : false}
      allowClear={!props.required}
      placeholder={props.placeholder ?? ''}
      disabled={props.disabled}
      status={props.invalid ? 'error' : ''}
      aria-required={props.required}
      autoFocus={props.autoFocus ?? false}
      style={{ width: '100%' }}
    />
  );
}

export const choiceView: FieldView = { Input, ...FIELD_CELLS.choice };
