/**
 * The three ways in which a condition or an expression is answered: by its closure over values in memory, and as
 * SQL by every engine of this run, through the storage floor's own compiler. MariaDB runs where KARKAS_TEST_MYSQL
 * names a server (../storage/engines says so aloud when it does not).
 */

import type {
  Condition,
  Entity,
  Environment,
  Scalar,
  Snapshot,
  SqlScope,
  Values,
} from '../../platform/language/contracts';
import { compileExpression } from '../../platform/language/expression';
import type { Layer } from '../../platform/language/layers';
import { compileSnapshot } from '../../platform/language/snapshot';
import { createBindings } from '../../platform/storage/bindings';
import type { StorageDatabase } from '../../platform/storage/contracts';
import { applySchema } from '../../platform/storage/migrate';
import { createScope, createSource, EVERYTHING } from '../../platform/storage/scope';
import { compileSelection } from '../../platform/storage/select';
import { insertRows } from '../../platform/storage/write';
import { words } from '../../platform/vocabulary/words';
import { ENGINES } from '../storage/engines';

type Body = Readonly<Record<string, unknown>>;

export interface TestEngine {
  readonly name: string;
  readonly database: StorageDatabase;
  close(): Promise<void>;
}

/** Empty databases with the tables of a snapshot: SQLite, and MariaDB where there is one. */
export async function openEngines(snapshot: Snapshot): Promise<readonly TestEngine[]> {
  const engines = ENGINES.filter((engine) => engine.name !== 'SQLite in a file');
  return Promise.all(
    engines.map(async ({ name, create }) => {
      const place = await create();
      const database = await place.open();
      await applySchema(database, snapshot);
      return { name, database, close: () => place.drop() };
    }),
  );
}

/** A snapshot of these entities; labels are filled in. */
export function snapshotOf(entities: Readonly<Record<string, Body>>): Snapshot {
  const layer: Layer = {
    package: { name: 'system', version: '1.0.0', prefix: '', npmName: 'karkas-system', dependencies: {} },
    artefacts: Object.entries(entities).map(([name, body]) => ({
      kind: 'entity',
      name,
      file: `${name}.entity.json`,
      body: {
        name,
        label: named(name),
        plural: named(name),
        ...body,
        fields: labelled(body.fields as Record<string, Body>),
      },
    })),
  };
  const { snapshot, findings } = compileSnapshot([layer], words, 'test');
  if (!snapshot) throw new Error(JSON.stringify(findings));
  return snapshot;
}

export function named(text: string): { readonly en: string; readonly ru: string } {
  return { en: text, ru: text };
}

/** Writes rows (values by field name) with their system fields. */
export async function insert(engine: TestEngine, entity: Entity, rows: readonly Values[]): Promise<void> {
  const stamped = rows.map((row): Values => ({ ...STAMPS, ...row }));
  await engine.database.write(async (transaction) => {
    for (const statement of insertRows(engine.database.dialect, entity, stamped)) await transaction.run(statement);
  });
}

export const STAMPS = { version: 1, createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };

/** The ids a condition selects, in order. */
export async function selectIds(
  engine: TestEngine,
  snapshot: Snapshot,
  entity: Entity,
  where: Condition,
  environment: Environment,
): Promise<readonly string[]> {
  const selection = { snapshot, entity, fields: [], where, visible: EVERYTHING, environment, sort: [], limit: 100_000 };
  const compiled = compileSelection(engine.database.dialect, selection);
  const rows = await engine.database.read(compiled.statement);
  return rows.map((row) => String(compiled.decode(row).id)).sort();
}

/** What an expression gives for every row as SQL, by the row's id, in a form that can be compared between engines. */
export async function computeAll(
  engine: TestEngine,
  snapshot: Snapshot,
  entity: Entity,
  text: string,
  environment: Environment,
): Promise<Readonly<Record<string, string | null>>> {
  const { dialect } = engine.database;
  const bindings = createBindings(dialect);
  const scope = createScope(createSource(dialect, snapshot, environment, bindings), entity, EVERYTHING);
  const expression = compileExpression(text, entity, snapshot);
  const sql = `SELECT ${scope.alias}.${dialect.quote('id')}, ${expression.toSql(scope as SqlScope, environment)}`;
  const from = ` FROM ${dialect.quote(entity.table)} AS ${scope.alias}${scope.joins()}`;
  const rows = await engine.database.read(bindings.statement(sql + from));
  return Object.fromEntries(rows.map(([id, value]) => [String(id), shownRaw(value, expression.type)]));
}

/** A scalar of the closure in the same form. */
export function shown(value: Scalar): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? value : Array.isArray(value) ? `|${value.join('|')}|` : plain(String(value));
}

function shownRaw(raw: unknown, type: string): string | null {
  if (raw === null || raw === undefined) return null;
  if (type === 'number') return plain(String(raw));
  if (type !== 'instant') return String(raw);
  const text = String(raw).replace(' ', 'T').replace('Z', '');
  return `${text.includes('.') ? text : `${text}.000`}Z`;
}

/** A number without trailing zeros and without an exponent. */
function plain(text: string): string {
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}

function labelled(fields: Readonly<Record<string, Body>>): Readonly<Record<string, Body>> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { label: named(name), ...field }]));
}
