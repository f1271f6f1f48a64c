import type { Action } from '../../access/contracts';
import { type Finding, PlatformError } from '../../foundation/errors';
import type { Path, Values } from '../../language/contracts';
import { loadLines } from '../lines';
import { loadRemoval } from '../removal';
import { ownPath, readRowsBy } from '../rows';
import type { Change, Unit, Work } from '../unit';

/**
 * Brings what is stored: the rows that change, locked until the commit, in one statement that also says which
 * of them the caller may change; then the rows that change with them (lines, parts, rows that refer to
 * removed ones). Throws notFound, or forbidden when the caller may see a record but not do this to it.
 */
export async function load(unit: Unit, work: Work): Promise<void> {
  for (const action of ['update', 'delete', 'restore'] as const) {
    const changes = work.changes.filter((change) => change.action === action && change.before === null);
    if (changes.length > 0) await loadRows(unit, work, changes, action);
  }
  await loadLines(unit, work);
  await loadRemoval(unit, work);
}

async function loadRows(
  unit: Unit,
  work: Work,
  changes: readonly Change[],
  action: 'update' | 'delete' | 'restore',
): Promise<void> {
  const right: Action = action === 'restore' ? 'delete' : action;
  const rows = await readRowsBy(
    unit,
    {
      entity: work.entity,
      paths: storedPaths(work),
      where: work.follows ? null : unit.policy.rows(work.entity, right),
      withDeleted: action === 'restore',
      lock: true,
    },
    changes.map((change) => change.id),
  );
  const found = new Map<string, Values>(rows.map((row) => [String(row['id']), row]));
  for (const change of changes) change.before = found.get(change.id) ?? null;
  const missing = changes.filter((change) => change.before === null);
  if (missing.length > 0) throw await whyMissing(unit, work, missing);
}

/** All stored fields of an entity as paths. */
export function storedPaths(work: Pick<Work, 'entity' | 'plan'>): readonly Path[] {
  return work.plan.stored.map((field) => ownPath(work.entity, field.name));
}

async function whyMissing(unit: Unit, work: Work, missing: readonly Change[]): Promise<PlatformError> {
  const where = unit.policy.rows(work.entity, 'read');
  const ids = missing.map((change) => change.id);
  const seen = unit.policy.may(work.entity.name, 'read')
    ? await readRowsBy(unit, { entity: work.entity, paths: [], where }, ids)
    : [];
  const findings = missing
    .filter((change) => change.at !== '')
    .map((change): Finding => {
      return { code: 'V011', path: change.at.replace(/\/$/, ''), params: { value: change.id } };
    });
  return new PlatformError(seen.length === missing.length ? 'forbidden' : 'notFound', {}, findings);
}
