import { visibility } from '../access/policy';
import { conditionRecordPaths } from '../language/condition';
import type { Field } from '../language/contracts';
import type { First } from '../language/first';
import type { Selection } from '../storage/contracts';
import { compileFirsts } from '../storage/first';
import { groupBy } from './group';
import { setValue } from './steps/coerce';
import type { Change, Unit } from './unit';

/** Selections of one statement. */
const CHUNK = 100;

/**
 * Gives the records that still lack it the first target that fulfils the condition for them and that the caller may see.
 * Records for which the condition reads the same values share one answer, and a hundred answers are one statement.
 */
export async function giveFirst(unit: Unit, field: Field, first: First, changes: readonly Change[]): Promise<void> {
  if (!unit.policy.may(first.target.name, 'read')) return;
  const open = changes.filter((change) => change.state[field.name] === null);
  const read = first.condition ? conditionRecordPaths(first.condition) : [];
  const alike = groupBy(open, ({ state }) => JSON.stringify(read.map(({ text }) => state[text] ?? null)));
  const groups = [...alike.values()];
  for (let start = 0; start < groups.length; start += CHUNK)
    await giveSome(unit, field, first, groups.slice(start, start + CHUNK));
}

async function giveSome(unit: Unit, field: Field, first: First, groups: readonly (readonly Change[])[]): Promise<void> {
  const selections = groups.map(([change]) => selectionFor(unit, first, change));
  const { statement, decode } = compileFirsts(unit.database.dialect, selections);
  for (const row of await unit.transaction.read(statement)) {
    const { nth, id } = decode(row);
    for (const change of groups[nth] ?? []) setValue(change, field.name, id);
  }
}

function selectionFor(unit: Unit, { target, condition, sort }: First, change: Change | undefined): Selection {
  return {
    snapshot: unit.context.snapshot,
    entity: target,
    fields: [],
    where: condition,
    visible: visibility(unit.policy),
    environment: { ...unit.environment, record: change?.state ?? {} },
    sort,
    limit: 1,
  };
}
