import type { Context } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import { nearest } from '../../foundation/suggest';
import type { Entity, Field, Value, Values } from '../../language/contracts';
import { environmentOf } from '../../language/environment';
import { compileExpression } from '../../language/expression';
import { effectiveSnapshot } from '../../language/snapshot';
import type { Words } from '../../vocabulary/contracts';

/** How columns become fields. A plain string is the name of a column. */
export interface ImportMap {
  /** The unique field by which rows are recognised; without it every row creates a record. */
  readonly key?: string;
  /** Texts that mean "empty", besides the empty cell. */
  readonly nulls?: readonly string[];
  readonly encoding?: 'utf-8' | 'windows-1251' | 'windows-1252';
  readonly delimiter?: string;
  /** An expression over the columns; rows for which it is not true are passed over. */
  readonly where?: string;
  readonly fields: Readonly<Record<string, string | FieldSource>>;
}

export interface FieldSource {
  readonly column?: string;
  readonly constant?: unknown;
  /** An expression over the columns of the row (all texts). */
  readonly expression?: string;
  /** The field of the referenced entity that the value is looked up by. */
  readonly lookup?: string;
}

/** A reference still to be found: the value it is known by. */
export class Lookup {
  constructor(readonly by: Value) {}
}

export interface CompiledMap {
  readonly key: string | null;
  /** Reference fields looked up by a field of their target. */
  readonly lookups: ReadonlyMap<string, { readonly target: string; readonly by: string }>;
  /** Lookups into the imported entity itself; filled in a second pass, when all rows are in. */
  readonly selves: ReadonlySet<string>;
  /** The values of a row, null when the row is passed over. */
  values(cells: readonly string[], context: Context): Readonly<Record<string, unknown>> | null;
}

/** Checks a map against the entity and the header, all mistakes at once, and compiles it. */
export function compileMap(map: ImportMap, entity: Entity, header: readonly string[], context: Context): CompiledMap {
  const mistakes: string[] = [];
  const nulls = new Set(map.nulls ?? []);
  const columns = new Map(header.map((name, index) => [name, index]));
  const row = rowEntity(header, entity.title.words);
  const expression = (text: string) => compileExpression(text, row.entity, row.snapshot);
  const passes = map.where ? expression(map.where) : null;
  const lookups = new Map<string, { target: string; by: string }>();
  const sources = Object.entries(map.fields).map(([name, written]) => {
    const source: FieldSource = typeof written === 'string' ? { column: written } : written;
    const field = entity.fields.get(name);
    if (!field) mistakes.push(`there is no field “${name}”${hint(name, entity.fields.keys())}`);
    if (source.column !== undefined && !columns.has(source.column)) {
      mistakes.push(`there is no column “${source.column}”${hint(source.column, header)}`);
    }
    if (field && source.lookup) addLookup(field, source.lookup);
    return { name, source, computed: source.expression ? expression(source.expression) : null };
  });
  if (map.key && !map.fields[map.key]) mistakes.push(`the key “${map.key}” is not among the fields of the map`);
  if (mistakes.length > 0) throw new PlatformError('badRequest', { reason: mistakes.join('; ') });

  return {
    key: map.key ?? null,
    lookups,
    selves: new Set([...lookups].filter(([, { target }]) => target === entity.name).map(([name]) => name)),
    values(cells, context) {
      const environment = environmentOf(context);
      const named: Values = Object.fromEntries(header.map((_, index) => [columnName(index), cell(cells[index])]));
      if (passes && passes.evaluate(named, environment) !== true) return null;
      const values: Record<string, unknown> = {};
      for (const { name, source, computed } of sources) {
        let value: unknown = source.constant;
        if (source.column !== undefined) value = cell(cells[columns.get(source.column) ?? -1]);
        if (computed) value = plain(computed.evaluate(named, environment));
        values[name] = lookups.has(name) && value !== null ? new Lookup(value as Value) : value;
      }
      return values;
    },
  };

  function cell(text: string | undefined): string | null {
    const value = text?.trim() ?? '';
    return value === '' || nulls.has(value) ? null : value;
  }

  function addLookup(field: Field, by: string): void {
    const target = field.relation?.kind === 'one' ? field.relation.to : null;
    if (!target) mistakes.push(`“${field.name}” is not a reference, so nothing can be looked up`);
    else if (!context.snapshot.entity(target).fields.has(by)) mistakes.push(`“${target}” has no field “${by}”`);
    else lookups.set(field.name, { target, by });
  }

  /** An entity whose fields are the columns as texts, so that the expression language reads a row like a record. */
  function rowEntity(
    names: readonly string[],
    words: Words,
  ): { entity: Entity; snapshot: ReturnType<typeof effectiveSnapshot> } {
    const fields = Object.fromEntries(
      names.map((name, index) => [identifier(name, index), { type: 'longText', label: { en: name, ru: name } }]),
    );
    const artefact = { name: 'row', label: { en: 'Row', ru: 'Строка' }, title: identifier(names[0] ?? '', 0), fields };
    const snapshot = effectiveSnapshot({ revision: 'import', artefacts: { entity: [artefact] } }, words);
    return { entity: snapshot.entity('row'), snapshot };
  }

  function columnName(index: number): string {
    return identifier(header[index] ?? '', index);
  }
}

/** A column's name in expressions: as it is when it is a name, otherwise with other characters as "_"; `column1` when it is empty. */
export function identifier(name: string, index: number): string {
  const safe = name.trim().replace(/[^\p{L}\p{N}_]+/gu, '_');
  if (safe === '') return `column${index + 1}`;
  return /^\p{N}/u.test(safe) ? `_${safe}` : safe;
}

function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? String(value) : value;
}

function hint(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near ? `; did you mean “${near}”?` : '';
}
