/**
 * The values of a field whose type changed, put into its new place in the terms of the new type. The old place is left as
 * it is, so nothing is lost even where a value cannot be said anew. Where the new place holds values from before an earlier
 * change of type, a record that nobody wrote since keeps the value it had, and so does one whose value still says the same:
 * changing there and back gives the same bytes.
 */

import type { Context } from '../../foundation/context';
import type { Condition, Entity, Field, Path, Snapshot, Value, Values } from '../../language/contracts';
import { environmentOf } from '../../language/environment';
import type { Move } from '../../language/evolution';
import { type Assignment, assignField } from '../../storage/assign';
import type { Database, Selection, Statement, Transaction } from '../../storage/contracts';
import { EVERYTHING } from '../../storage/scope';
import { compileSelection } from '../../storage/select';
import { titlePath } from '../../storage/sort';
import { writtenSince } from '../../storage/written-since';
import { type Converted, convertValue } from './convert-value';

const ROWS_AT_ONCE = 1000;
const MOST_EXAMPLES = 10;

/** What a change of type does to the values there are. */
export interface Conversion {
  readonly entity: string;
  readonly field: string;
  /** Records with a value. */
  readonly filled: number;
  /** Values that cannot be said in the new type. */
  readonly lost: number;
  /** The first of them. */
  readonly examples: readonly { readonly id: string; readonly value: Value }[];
}

export interface Conversions {
  /** Reads every value and says what would come of it; changes nothing. */
  foresee(move: Move): Promise<Conversion>;
  /** Fills the new place, some rows in each transaction. May be repeated after an interruption. */
  perform(move: Move): Promise<Conversion>;
  /** Converts the values of some records anew, in a transaction that holds their rows. */
  repeat(transaction: Transaction, move: Move, ids: readonly string[]): Promise<void>;
}

/** Conversions between the fields of two snapshots of one database; the new columns must be there to perform them. */
export function conversions(database: Database, before: Snapshot, context: Context): Conversions {
  const after = context.snapshot;
  const { dialect } = database;

  async function foresee(move: Move): Promise<Conversion> {
    const tally = newTally(move);
    for await (const rows of openRows(move)) for (const row of rows) count(tally, row, converted(row, move));
    return tally;
  }

  async function perform(move: Move): Promise<Conversion> {
    const tally = newTally(move);
    for await (const rows of openRows(move)) {
      const statements = await conversionOf(move, rows, (statement) => database.read(statement), tally);
      await database.write(async (unit) => {
        for (const statement of statements) await unit.run(statement);
      });
    }
    return tally;
  }

  async function repeat(transaction: Transaction, move: Move, ids: readonly string[]): Promise<void> {
    const { entity } = sides(move);
    const { selection, rowsOf } = selectionOf(move);
    const compiled = compileSelection(dialect, { ...selection, where: among(entity, ids) });
    const rows = (await transaction.read(compiled.statement)).map((row) => compiled.decode(row));
    const statements = await conversionOf(
      move,
      rowsOf(rows),
      (statement) => transaction.read(statement),
      newTally(move),
    );
    for (const statement of statements) await transaction.run(statement);
  }

  /** The statements that give these rows their new values, where what they hold does not say the same already. */
  async function conversionOf(
    move: Move,
    rows: readonly OldRow[],
    read: Database['read'],
    tally: Tally,
  ): Promise<readonly Statement[]> {
    const { from, to, table } = sides(move);
    const held = await valuesOf(move, to, rows, read);
    const assignments: Assignment[] = [];
    for (const row of rows) {
      const result = converted(row, move);
      count(tally, row, result);
      const known = held.get(row.id) ?? null;
      if (!saysTheSame(to, known, from, row.value)) assignments.push({ id: row.id, value: result?.value ?? null });
    }
    return assignField(dialect, table, to, assignments);
  }

  function converted(row: OldRow, move: Move): Converted {
    const { from, to } = sides(move);
    return convertValue(from, row.value, to, row.title);
  }

  function sides(move: Move) {
    const entity = before.entity(move.from.entity);
    const from = fieldOf(entity, move.from.field);
    return { entity, from, to: fieldOf(after.entity(move.entity), move.field), table: entity.table };
  }

  /** The rows that may need another value in the new place. */
  async function* openRows(move: Move): AsyncGenerator<readonly OldRow[]> {
    const { table } = sides(move);
    const written = move.since === null ? null : await writtenSince(database, table, Number(move.since));
    for await (const rows of pagesOf(move)) yield written ? rows.filter(({ id }) => written.has(id)) : rows;
  }

  async function* pagesOf(move: Move): AsyncGenerator<readonly OldRow[]> {
    const { selection, rowsOf } = selectionOf(move);
    for await (const rows of pages(selection)) yield rowsOf(rows);
  }

  function selectionOf(move: Move) {
    const { entity, from } = sides(move);
    const path = own(entity, from);
    const title = from.relation?.kind === 'one' ? titlePath(path, before) : null;
    const rowsOf = (rows: readonly Values[]): readonly OldRow[] =>
      rows.map((row) => ({
        id: String(row['id']),
        value: (row[from.name] ?? null) as Value,
        title: title ? ((row[title.text] ?? null) as string | null) : null,
      }));
    return { selection: everything(before, entity, title ? [path, title] : [path]), rowsOf };
  }

  /** What the new place holds already. */
  async function valuesOf(
    move: Move,
    to: Field,
    rows: readonly OldRow[],
    read: Database['read'],
  ): Promise<ReadonlyMap<string, Value>> {
    const entity = after.entity(move.entity);
    const ids = rows.map(({ id }) => id);
    const where = among(entity, ids);
    const compiled = compileSelection(dialect, { ...everything(after, entity, [own(entity, to)]), where });
    const found = await read(compiled.statement);
    return new Map(
      found.map((row) => compiled.decode(row)).map((row) => [String(row['id']), (row[to.name] ?? null) as Value]),
    );
  }

  async function* pages(selection: Selection): AsyncGenerator<readonly Values[]> {
    for (let last: Selection['after'] | null; last !== null; ) {
      const compiled = compileSelection(dialect, { ...selection, ...(last ? { after: last } : {}) });
      const rows = await database.read(compiled.statement);
      if (rows.length > 0) yield rows.map((row) => compiled.decode(row));
      const end = rows.at(-1);
      last = end && rows.length === ROWS_AT_ONCE ? compiled.keyset(end) : null;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function everything(snapshot: Snapshot, entity: Entity, fields: readonly Path[]): Selection {
    const sort = [{ path: own(entity, fieldOf(entity, 'id')), descending: false }];
    const environment = environmentOf({ ...context, snapshot });
    return {
      snapshot,
      entity,
      fields,
      where: null,
      visible: EVERYTHING,
      environment,
      sort,
      limit: ROWS_AT_ONCE,
      withDeleted: true,
    };
  }

  return { foresee, perform, repeat };
}

interface OldRow {
  readonly id: string;
  readonly value: Value;
  /** How the record is called that the value leads to. */
  readonly title: string | null;
}

interface Tally extends Conversion {
  filled: number;
  lost: number;
  readonly examples: { id: string; value: Value }[];
}

function newTally({ entity, field }: Move): Tally {
  return { entity, field, filled: 0, lost: 0, examples: [] };
}

function count(tally: Tally, { id, value }: OldRow, result: Converted): void {
  if (value !== null) tally.filled++;
  if (result) return;
  tally.lost++;
  if (tally.examples.length < MOST_EXAMPLES) tally.examples.push({ id, value });
}

function saysTheSame(to: Field, held: Value, from: Field, value: Value): boolean {
  if (held === null) return value === null;
  const back = convertValue(to, held, from, null);
  return JSON.stringify(back?.value ?? null) === JSON.stringify(value);
}

function among(entity: Entity, ids: readonly string[]): Condition {
  const operands = ids.map((constant) => ({ constant }));
  return { op: 'compare', path: own(entity, fieldOf(entity, 'id')), operator: '$in', operands };
}

function own(entity: Entity, field: Field): Path {
  return { entity: entity.name, hops: [], field, text: field.name };
}

function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name}.${name} cannot be missing: its place is known.`);
  return field;
}
