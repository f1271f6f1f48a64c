/** Sort terms as an index can serve them: a plain column, the id last and in the direction of the term before it. */
import type { Path, Snapshot } from '../language/contracts';
import { beyond, targetOf } from '../language/paths';
import type { ColumnKind } from '../vocabulary/contracts';
import type { SortTerm } from './contracts';
import type { TableScope } from './scope';

export interface SortKey {
  readonly sql: string;
  readonly kind: ColumnKind;
  readonly descending: boolean;
  /** The database refuses null here. */
  readonly required: boolean;
}

const POSITION: ColumnKind = { kind: 'integer' };

/** The keys of a sort, ending with the id. A reference sorts by its target's title, a choice by the order of its options. */
export function sortKeys(terms: readonly SortTerm[], scope: TableScope, snapshot: Snapshot): readonly SortKey[] {
  const keys: SortKey[] = [];
  for (const { path, descending } of terms) {
    const shown = titlePath(path, snapshot);
    const key = sortKey(shown, descending, scope);
    if (key) keys.push(key);
    if (shown.hops.length === 0 && shown.field.name === 'id') return keys;
  }
  return [...keys, idKey(scope, keys.at(-1)?.descending ?? false)];
}

export function orderText(keys: readonly SortKey[]): string {
  return keys.map((key) => (key.descending ? `${key.sql} DESC` : key.sql)).join(', ');
}

/** Where a reference is shown its target's title stands; a title that is itself a reference leads on, three steps at most. */
export function titlePath(path: Path, snapshot: Snapshot, steps = 3): Path {
  const target = path.field.relation?.kind === 'one' && steps > 0 ? targetOf(path.field, snapshot) : undefined;
  if (!target) return path;
  const title: Path = { entity: target.name, hops: [], field: target.title, text: target.title.name };
  return titlePath(beyond(path, title), snapshot, steps - 1);
}

function sortKey(path: Path, descending: boolean, scope: TableScope): SortKey | null {
  const { field } = path;
  const column = field.folded ?? field.compared;
  if (!column) return null;
  const sql = scope.column(path, field.folded ? 'folded' : 'compared');
  const required = path.hops.length === 0 && (field.name === 'id' || field.name === 'version');
  if (field.options.length === 0 || field.value !== 'text') return { sql, kind: column.kind, descending, required };
  const places = field.options.map(({ key }, place) => `WHEN ${scope.bind(key, column.kind)} THEN ${place}`);
  return { sql: `CASE ${sql} ${places.join(' ')} END`, kind: POSITION, descending, required: false };
}

function idKey(scope: TableScope, descending: boolean): SortKey {
  const sql = `${scope.alias}.${scope.dialect.quote('id')}`;
  return { sql, kind: { kind: 'uuid' }, descending, required: true };
}
