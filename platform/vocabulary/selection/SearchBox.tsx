import { useEffect, useRef, useState } from 'react';
import { Glyph } from '../kit/glyph';

const PAUSE_MILLISECONDS = 300;

export interface SearchBoxProps {
  readonly value: string;
  readonly label: string;
  onSearch(text: string): void;
}

/** Searches after a pause in typing, at once on Enter. */
export function SearchBox({ value, label, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const search = useRef(onSearch);
  search.current = onSearch;
  const send = (next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    search.current(next);
  };

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause
  useEffect(() => {
    const timer = setTimeout(() => send(text.trim()), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <label className="k-search">
      <Glyph.Search />
      <input
        className="k-text-input"
        type="search"
        value={text}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && send(text.trim())}
      />
    </label>
  );
}
