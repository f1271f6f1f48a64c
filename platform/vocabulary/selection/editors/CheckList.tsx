import { Checkbox } from 'antd';
import type { ReactNode } from 'react';

export interface CheckListItem {
  readonly key: string;
  readonly label: ReactNode;
}

export interface CheckListProps {
  readonly items: readonly CheckListItem[];
  readonly chosen: ReadonlySet<string>;
  /** What to say when there are no items. */
  readonly nothing: string;
  onToggle(key: string): void;
}

/** Any number of a list. */
export function CheckList({ items, chosen, nothing, onToggle }: CheckListProps) {
  if (items.length === 0) return <p className="k-filter-nothing">{nothing}</p>;
  return (
    <ul className="k-filter-list">
      {items.map((item) => (
        <li key={item.key}>
          <Checkbox checked={chosen.has(item.key)} onChange={() => onToggle(item.key)}>
            {item.label}
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

/** The list with one key added, or removed when it is there. */
export function toggled(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
}
