import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Operator } from '../../contracts';
import type { EditorProps } from '../FilterEditor';

const PAUSE_MILLISECONDS = 350;
const OPERATORS: readonly Operator[] = ['$contains', '$startsWith', '$eq'];

/** A part of the text, its beginning, or the whole of it. */
export function TextEditor({ site, meaning, surroundings, onMeaning }: EditorProps) {
  const { t } = surroundings;
  const known = meaning?.is === 'text' ? meaning : null;
  const [operator, setOperator] = useState<Operator>(known?.operator ?? '$contains');
  const [text, setText] = useState(known?.text ?? '');
  const apply = useRef(onMeaning);
  apply.current = onMeaning;
  const touched = useRef(false);

  useEffect(() => {
    if (!touched.current) return;
    const timer = setTimeout(() => apply.current({ is: 'text', operator, text }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [operator, text]);

  const allowed = site.field.word.operators(site.field);
  return (
    <>
      <div className="k-filter-choices">
        {OPERATORS.filter((each) => allowed.includes(each)).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={operator === each}
            onClick={() => {
              touched.current = text !== '';
              setOperator(each);
            }}
          >
            {t(`filter.operator.${each}`)}
          </button>
        ))}
      </div>
      <Input
        autoFocus
        allowClear
        value={text}
        placeholder={t('filter.text')}
        onChange={(event) => {
          touched.current = true;
          setText(event.target.value);
        }}
      />
    </>
  );
}
