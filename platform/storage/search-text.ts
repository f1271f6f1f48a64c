import { fold } from '../foundation/text';
import type { Path, SqlScope } from '../language/contracts';
import type { Selection } from './contracts';

const MOST_WORDS = 10;

/** Every word of the text stands somewhere in one of the fields; null when there is nothing to look for. */
export function searchText(search: Selection['search'], scope: SqlScope): string | null {
  const words = fold(search?.text ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  if (!search || words.length === 0) return null;
  if (search.fields.length === 0) return '1 = 0';
  return words.map((word) => oneWord(word, search.fields, scope)).join(' AND ');
}

function oneWord(word: string, fields: NonNullable<Selection['search']>['fields'], scope: SqlScope): string {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const places = fields.flatMap((path) => [
    scope.dialect.like(scope.column(path, 'folded'), scope.bind(pattern)),
    ...translated(word, path, scope),
  ]);
  return places.length === 1 ? String(places[0]) : `(${places.join(' OR ')})`;
}

/** Shipped texts are stored in one language and found in all: those whose other names hold the word are named. */
function translated(word: string, path: Path, scope: SqlScope): readonly string[] {
  const stored = [...path.field.translations].flatMap(([text, names]) =>
    Object.values(names).some((name) => fold(name).includes(word)) ? [scope.bind(text, path.field.compared?.kind)] : [],
  );
  return stored.length > 0 ? [`${scope.column(path, 'compared')} IN (${stored.join(', ')})`] : [];
}
