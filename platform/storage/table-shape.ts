/** Tables as the planner sees them: what an entity's fields, uniques and indexes ask of the database. */
import type { Column, Entity, Field, Snapshot } from '../language/contracts';
import type { ColumnKind } from '../vocabulary/contracts';

export interface ColumnShape {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly required?: boolean;
  /** Numbered by the database; only as the primary key. */
  readonly counted?: boolean;
}

export interface IndexShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique?: boolean;
  /** Only rows that are not in the bin count. */
  readonly live?: boolean;
  /** Only there to follow a reference backwards: needless where another whole index begins with the column. */
  readonly follows?: boolean;
}

export interface ForeignKeyShape {
  readonly name: string;
  readonly column: string;
  readonly table: string;
}

export interface TableShape {
  readonly name: string;
  /** The entity it stores; null for the platform's own tables. */
  readonly entity: string | null;
  readonly columns: readonly ColumnShape[];
  readonly primary: string;
  readonly indexes: readonly IndexShape[];
  readonly foreignKeys: readonly ForeignKeyShape[];
}

/** A declared index, a unique one, that of a reference, a foreign key. */
type KeyPrefix = 'ix' | 'ux' | 'rx' | 'fk';

const LONGEST_NAME = 64;

/** The table of an entity. */
export function entityTable(entity: Entity, snapshot: Snapshot): TableShape {
  return {
    name: entity.table,
    entity: entity.name,
    columns: columnsOf(entity),
    primary: 'id',
    indexes: oncePerName([...uniqueIndexes(entity), ...declaredIndexes(entity), ...referenceIndexes(entity)]),
    foreignKeys: references(entity).map(({ field, column }) => ({
      name: databaseName('fk', entity.table, [column.name]),
      column: column.name,
      table: snapshot.entity(field.relation?.kind === 'one' ? field.relation.to : field.entity).table,
    })),
  };
}

function oncePerName(indexes: readonly IndexShape[]): readonly IndexShape[] {
  return [...new Map(indexes.map((index) => [index.name, index])).values()];
}

/** The name under which the database knows an index or key of these columns, whatever metadata calls them; `uniqueOf` reads the reverse way. */
export function databaseName(prefix: KeyPrefix, table: string, columns: readonly string[]): string {
  const full = [prefix, table, ...columns].join('_');
  if (full.length <= LONGEST_NAME) return full;
  const tail = `_${digest(full)}`;
  return full.slice(0, LONGEST_NAME - tail.length) + tail;
}

/** The unique of an entity that a violated database constraint stands for: its name and fields. */
export function uniqueOf(
  entity: Entity,
  constraint: string | null,
): { readonly name: string; readonly fields: readonly Field[] } | undefined {
  return entity.uniques.find(({ fields }) => databaseName('ux', entity.table, comparedColumns(fields)) === constraint);
}

function columnsOf(entity: Entity): ColumnShape[] {
  const found = new Map<string, ColumnShape>();
  for (const field of entity.fields.values()) {
    for (const column of field.folded ? [...field.columns, field.folded] : field.columns) {
      found.set(column.name, {
        name: column.name,
        kind: column.kind,
        required: field.name === 'id' || field.name === 'version',
      });
    }
  }
  return [...found.values()];
}

function uniqueIndexes(entity: Entity): IndexShape[] {
  return entity.uniques.flatMap(({ fields }) => {
    const columns = comparedColumns(fields);
    return columns.length === fields.length && columns.length > 0
      ? [{ name: databaseName('ux', entity.table, columns), columns, unique: true, live: entity.archivable }]
      : [];
  });
}

function comparedColumns(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => (field.compared ? [field.compared.name] : []));
}

/**
 * Lists sort texts by their folded column and look them up by the exact one. So the last field of an index
 * stands with its folded column, and an index of one text alone is made for both.
 */
function declaredIndexes(entity: Entity): IndexShape[] {
  return entity.indexes.flatMap(({ fields }) => {
    const columns = fields.map((field, position) =>
      position === fields.length - 1 ? (field.folded ?? field.compared) : field.compared,
    );
    if (columns.length === 0 || columns.some((column) => column === null)) return [];
    const index = (of: readonly (Column | null)[]): IndexShape => {
      const names = of.flatMap((column) => (column ? [column.name] : []));
      return { name: databaseName('ix', entity.table, names), columns: names, live: entity.archivable };
    };
    const only = fields.length === 1 ? fields[0] : undefined;
    return only?.folded && only.compared ? [index(columns), index([only.compared])] : [index(columns)];
  });
}

/** Every reference can be followed backwards; foreign keys need the index too. */
function referenceIndexes(entity: Entity): IndexShape[] {
  return references(entity).map(({ column }) => ({
    name: databaseName('rx', entity.table, [column.name]),
    columns: [column.name],
    follows: true,
  }));
}

/** References that records write. Who made and changed a row is kept as it was, whatever becomes of that user. */
function references(entity: Entity): { readonly field: Field; readonly column: Column }[] {
  return [...entity.fields.values()].flatMap((field) => {
    const column = field.columns[0];
    const points = field.relation?.kind === 'one' && field.columns.length === 1 && column?.kind.kind === 'uuid';
    return points && column && !field.system ? [{ field, column }] : [];
  });
}

/** FNV-1a, to keep shortened names apart. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}
