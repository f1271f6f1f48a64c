import { type Finding, PlatformError } from '../foundation/errors';
import { newId } from '../foundation/id';
import { didYouMean } from '../foundation/suggest';
import type { Condition, Entity, Field, Value, Values } from '../language/contracts';
import type { RecordInput } from './contracts';
import { CHUNK, ownPath, readRows } from './rows';
import { type Change, newChange, type Unit } from './unit';

/** Changes that create what no record holds the key value of, and update the record that does. */
export async function upserts(
  unit: Unit,
  entity: Entity,
  request: { readonly key: string; readonly records: readonly RecordInput[] },
  findings: Finding[],
): Promise<readonly Change[]> {
  const key = keyField(unit, entity, request.key);
  const values = request.records.map((record, index) => keyValue(record, key, index, findings));
  const held = await holders(
    unit,
    entity,
    key,
    values.filter((value) => value !== undefined),
  );
  const first = new Map<string, number>();
  return request.records.flatMap((input, index) => {
    const value = values[index];
    if (value === undefined) return [];
    const at = `upsert/${index}/`;
    const said = JSON.stringify(value);
    if (first.has(said)) {
      findings.push({ code: 'V012', path: `${at}${key.name}`, params: { title: `upsert/${first.get(said)}` } });
      return [];
    }
    first.set(said, index);
    const id = held.get(said);
    return [
      id
        ? newChange('update', id, { at, input, seen: seenIn(input) })
        : newChange('create', idOf(unit, key, value), { at, input }),
    ];
  });
}

/** An import makes identities out of the place of a row, so that it finds its records again; nobody else chooses one. */
function idOf(unit: Unit, key: Field, value: Value): string {
  return key.name === 'id' && unit.context.channel === 'import' ? String(value) : newId();
}

/** Only a value that cannot repeat tells which record is meant; ids do, too. */
function keyField(unit: Unit, entity: Entity, name: string): Field {
  const keys = [
    ...entity.uniques.flatMap(({ fields }) => (fields.length === 1 ? fields : [])),
    ...[entity.fields.get('id')].filter((field) => field !== undefined),
  ];
  const readable = keys.filter((field) => unit.policy.mayRead(entity.name, field.name));
  const field = readable.find((each) => each.name === name);
  if (field) return field;
  const hint = didYouMean(
    name,
    readable.map((each) => each.name),
  );
  throw new PlatformError('badRequest', { reason: `"${name}" is no unique field` }, [
    { code: 'V002', path: 'upsert/key', params: { name, hint } },
  ]);
}

function keyValue(record: RecordInput, key: Field, index: number, findings: Finding[]): Value | undefined {
  const raw = record[key.name];
  const path = `upsert/${index}/${key.name}`;
  if (raw === null || raw === undefined || raw === '') {
    findings.push({ code: 'V001', path });
    return undefined;
  }
  const coerced = key.word.coerce(raw, key);
  if ('value' in coerced) return coerced.value;
  findings.push(...coerced.findings.map((finding) => ({ ...finding, path })));
  return undefined;
}

async function holders(
  unit: Unit,
  entity: Entity,
  key: Field,
  values: readonly Value[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const path = ownPath(entity, key.name);
  for (let start = 0; start < values.length; start += CHUNK) {
    const operands = values
      .slice(start, start + CHUNK)
      .map((value) => ({ constant: (key.word.compared?.(value, key) ?? value) as string }));
    const where: Condition = { op: 'compare', path, operator: '$in', operands };
    for (const row of await readRows(unit, { entity, where, paths: [path] }))
      found.set(JSON.stringify(valueIn(row, key)), String(row['id']));
  }
  return found;
}

function valueIn(row: Values, key: Field): Value {
  return (row[key.name] ?? null) as Value;
}

function seenIn(input: RecordInput): number | null {
  return typeof input['version'] === 'number' ? input['version'] : null;
}
