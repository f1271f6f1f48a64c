import { findInUse } from '../in-use';
import { needed } from '../needed';
import { neighbour } from '../neighbours';
import type { ReferenceRule } from '../plan';
import { readRowsBy } from '../rows';
import { staysTree } from '../tree';
import { findTaken } from '../unique';
import { type Change, concerns, type Unit, type Work, written } from '../unit';

/** Looks at every new value in the light of others: required ones, references, values that must not repeat, records still in use. */
export async function validate(unit: Unit, work: Work): Promise<void> {
  needed(unit, work);
  for (const rule of work.plan.references) await checkReference(unit, work, rule);
  await staysTree(unit, work);
  if (work.changes.length > 1) unit.findings.push(...(await findTaken(unit, work)));
  await findInUse(unit, work);
}

async function checkReference(unit: Unit, work: Work, rule: ReferenceRule): Promise<void> {
  const { name } = rule.field;
  const given = written(work).filter(
    (change) => change.changed.has(name) && change.given.has(name) && change.state[name] !== null,
  );
  const pointing = given.filter(
    (change) => !(work.follows && (!work.by || work.by.name === name)) && !isOwn(unit, change, name),
  );
  const readable = await readableIds(unit, rule, pointing);
  for (const change of pointing) {
    const id = String(change.state[name]);
    const exists = neighbour(unit, rule.target, id) !== undefined && (readable === null || readable.has(id));
    if (!exists) unit.findings.push({ code: 'V011', path: `${change.at}${name}`, params: { value: id } });
  }
  await checkWhere(unit, work, rule);
}

/** People may always name themselves and their team. */
function isOwn(unit: Unit, change: Change, name: string): boolean {
  const id = change.state[name];
  return id === unit.context.actor.id || id === unit.context.actor.team;
}

/** The targets the caller may read; null means all of them. */
async function readableIds(
  unit: Unit,
  rule: ReferenceRule,
  changes: readonly Change[],
): Promise<ReadonlySet<string> | null> {
  if (changes.length === 0) return null;
  if (!unit.policy.may(rule.target.name, 'read')) return new Set();
  const where = unit.policy.rows(rule.target, 'read');
  if (where === null) return null;
  const ids = [...new Set(changes.map((change) => String(change.state[rule.field.name])))];
  const rows = await readRowsBy(unit, { entity: rule.target, paths: [], where }, ids);
  return new Set(rows.map((row) => String(row['id'])));
}

/** The condition of a reference is asked when the reference or what the condition reads of the record changed. */
async function checkWhere(unit: Unit, work: Work, rule: ReferenceRule): Promise<void> {
  const { where, field, target } = rule;
  if (!where || (work.follows && !work.by)) return;
  for (const change of written(work)) {
    const id = change.state[field.name];
    if (typeof id !== 'string' || !(change.changed.has(field.name) || concerns(change, rule.own))) continue;
    const environment = { ...unit.environment, record: change.state };
    const values = neighbour(unit, target, id);
    if (where.holds && !values) continue;
    const fits = where.holds
      ? where.holds(values ?? {}, environment) === true
      : (await readRowsBy({ ...unit, environment }, { entity: target, paths: [], where: where.condition }, [id]))
          .length > 0;
    if (!fits) unit.findings.push({ code: 'V020', path: `${change.at}${field.name}` });
  }
}
