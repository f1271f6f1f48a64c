import type { Text } from '../../language/contracts';
import type { ForeignText } from './model';
import type { Notebook } from './notes';

/** Turns texts of the source into ours, and remembers those that have no Russian. */
export interface Texts {
  say(text: ForeignText, where: string): Text;
  /** Notes what was remembered, once. */
  close(book: Notebook): void;
}

export function createTexts(): Texts {
  const lacking = new Set<string>();
  let count = 0;
  return {
    say(text, where) {
      if (text.ru === undefined) {
        lacking.add(where);
        count += 1;
      }
      return { en: text.en, ru: text.ru ?? text.en };
    },
    close(book) {
      if (count > 0) book.note('F010', '', { count, names: [...lacking].join(', ') });
    },
  };
}
