import { Input as AntInput } from 'antd';
import type { FieldView, InputProps } from '../../contracts';
import { FIELD_CELLS } from '../cells';

const PARTS = ['last', 'first', 'middle'] as const;
type Part = (typeof PARTS)[number];

/** Three inputs in a row; under each other where the row is narrow. */
function Input(props: InputProps) {
  const { surroundings, onChange } = props;
  const parts = partsOf(props.value);
  const change = (part: Part, text: string) => {
    const next = { ...parts, [part]: text === '' ? null : text };
    onChange(PARTS.some((name) => next[name]) ? next : null);
  };
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {PARTS.map((part, index) => (
        <AntInput
          key={part}
          {...(index === 0 ? { id: props.id } : {})}
          style={{ flex: '1 1 150px', minWidth: 0 }}
          value={parts[part] ?? ''}
          placeholder={surroundings.t(`field.${part}`)}
          aria-label={surroundings.t(`field.${part}`)}
          onChange={(event) => change(part, event.target.value)}
          onBlur={props.onBlur}
          disabled={props.disabled}
          status={props.invalid ? 'error' : ''}
          maxLength={80}
          autoComplete="off"
          autoFocus={index === 0 && (props.autoFocus ?? false)}
        />
      ))}
    </div>
  );
}

function partsOf(value: unknown): Readonly<Record<Part, string | null>> {
  const source = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const part = (name: Part) => (typeof source[name] === 'string' ? source[name] : null);
  return { last: part('last'), first: part('first'), middle: part('middle') };
}

export const personNameView: FieldView = { Input, ...FIELD_CELLS.personName };
