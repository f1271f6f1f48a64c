import { type ReactNode, useId } from 'react';

export interface SwitchProps<K extends string> {
  readonly label: string;
  readonly value: K;
  readonly options: readonly { readonly key: K; readonly label: string; readonly icon?: ReactNode }[];
  onChange(value: K): void;
}

/** A few choices side by side, of which one holds. */
export function Switch<K extends string>({ label, value, options, onChange }: SwitchProps<K>) {
  const name = useId();
  return (
    <fieldset className="k-switch">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.key}>
            <input
              type="radio"
              name={name}
              className="k-hidden"
              checked={option.key === value}
              onChange={() => onChange(option.key)}
            />
            <span>
              {option.icon}
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
