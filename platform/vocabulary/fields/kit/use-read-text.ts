import { useRef } from 'react';
import type { InputProps } from '../../contracts';
import { formatted } from './formatted';

/** The text in an input: as its reader knows it, until he types; what was typed stays as it was typed. */
export function useReadText({ field, value, onChange, surroundings }: InputProps) {
  const typed = useRef<unknown>(null);
  return {
    value: value === typed.current ? value : formatted(field, value, surroundings),
    onChange: (next: unknown) => {
      typed.current = next;
      onChange(next);
    },
  };
}
