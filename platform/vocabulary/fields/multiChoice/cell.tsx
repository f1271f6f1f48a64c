import { Tag } from 'antd';
import type { CellProps, FieldCell } from '../../contracts';
import { OptionTag } from '../kit/OptionTag';

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

/** The keys a value holds. */
export function keysOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export const multiChoiceCell: FieldCell = { Cell, width: 200 };
