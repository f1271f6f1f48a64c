import { Select } from 'antd';
import { useMemo } from 'react';
import type { CellProps, FieldView, InputProps } from '../../contracts';
import { matchesSearch, OptionTag, optionEntries } from '../kit/OptionTag';

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

function Cell({ field, value, surroundings }: CellProps) {
  if (typeof value !== 'string' || value === '') return null;
  const option = field.options.find((candidate) => candidate.key === value);
  return <OptionTag option={option} name={value} locale={surroundings.locale} />;
}

export const choiceView: FieldView = { Input, Cell, width: 140 };
