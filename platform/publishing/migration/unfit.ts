import type { Change } from '../../catalog/contracts';
import type { Finding } from '../../foundation/errors';
import type { Entity } from '../../language/contracts';
import type { Database } from '../../storage/contracts';
import { findDuplicates } from '../../storage/counts';

/** What the records there are have against a change: values that repeat where they may no longer (K030). */
export async function unfitFindings(database: Database, change: Change): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const name of change.after.entityNames) {
    const after = change.after.entity(name);
    const before = entityBefore(change, after);
    if (before) findings.push(...(await newUniques(database, before, after)));
  }
  return findings;
}

async function newUniques(database: Database, before: Entity, after: Entity): Promise<readonly Finding[]> {
  const known = new Set(before.uniques.map(columnsOf));
  const findings: Finding[] = [];
  for (const unique of after.uniques) {
    const stored = unique.fields.every((field) => isStored(before, field.compared?.name));
    if (known.has(columnsOf(unique)) || !stored) continue;
    const { count, examples } = await findDuplicates(database, after, unique.fields, before.archivable);
    if (count === 0) continue;
    const fields = unique.fields.map((field) => field.name).join(', ');
    const params = { entity: after.name, name: fields, count, examples: examples.join('; ') };
    findings.push({ code: 'K030', path: `/fields/${unique.fields[0]?.name}/unique`, params });
  }
  return findings;
}

function columnsOf({ fields }: Entity['uniques'][number]): string {
  return fields.map((field) => field.compared?.name).join(' ');
}

function isStored(before: Entity, column: string | undefined): boolean {
  return [...before.fields.values()].some((field) => field.columns.some(({ name }) => name === column));
}

/** The entity of the revision before that is kept in the same table. */
function entityBefore({ before }: Change, { table }: Entity): Entity | undefined {
  return before.entityNames.map((name) => before.entity(name)).find((entity) => entity.table === table);
}
