import type { EditorProps } from '../FilterEditor';

const ANSWERS = [
  { value: true, label: 'filter.yes' },
  { value: false, label: 'filter.no' },
] as const;

/** Yes, no, or either. */
export function YesNoEditor({ meaning, surroundings, onMeaning }: EditorProps) {
  const chosen = meaning?.is === 'any' ? meaning.of[0] : undefined;
  return (
    <div className="k-filter-choices">
      {ANSWERS.map(({ value, label }) => (
        <button
          key={label}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onMeaning(chosen === value ? null : { is: 'any', of: [value] })}
        >
          {surroundings.t(label)}
        </button>
      ))}
    </div>
  );
}
