import { PlatformError } from '../../foundation/errors';
import { conditionPaths } from '../../language/condition';
import type { Condition, Values } from '../../language/contracts';
import type { Statement } from '../../storage/contracts';
import { binRows, deleteRows, insertRows, type RowChange, updateRows } from '../../storage/write';
import { lockHolders, ownerOf, readHolders } from '../holders';
import { changedLines } from '../lines';
import { readsOf } from '../plan';
import { readRowsBy } from '../rows';
import { type Change, type ChangeAction, type Unit, type Work, written } from '../unit';

/**
 * Writes all works: changed rows first (they give values and references free), then removed ones (children before
 * parents), then new ones (parents before children). A change that changes nothing writes nothing and keeps its
 * version. Afterwards the new state must still be within the caller's scope.
 */
export async function write(unit: Unit): Promise<void> {
  await lockHolders(unit);
  const lines = changedLines(unit);
  for (const work of unit.works) await update(unit, work, lines);
  for (const work of unit.works.toReversed()) {
    if (work.entity.archivable) await moveToBin(unit, work, 'delete');
    else await removeForGood(unit, work);
  }
  for (const work of unit.works) {
    await moveToBin(unit, work, 'restore');
    await insert(unit, work, lines);
  }
  for (const work of unit.works) {
    await touchOwners(unit, work);
    await stayInScope(unit, work);
  }
}

type Lines = ReturnType<typeof changedLines>;

/** Records whose lines were changed one by one are changed records. */
async function touchOwners(unit: Unit, work: Work): Promise<void> {
  const owner = ownerOf(unit, work);
  if (!owner || owner.ids.size === 0) return;
  const stamps = { updatedAt: unit.context.now.toISOString(), updatedBy: unit.context.actor.id };
  const rows = await readHolders(unit, owner.entity, [...owner.ids]);
  const changes = [...rows.keys()].map((id): RowChange => ({ id, values: stamps }));
  await runAll(unit, updateRows(unit.database.dialect, owner.entity, changes));
  for (const [id, before] of rows) {
    const version = Number(before['version'] ?? 0) + 1;
    const after = { ...before, ...stamps, version };
    unit.ledger.note({ entity: owner.entity, id, action: 'update', before, after, version, lines: [owner.lines] });
  }
}

async function insert(unit: Unit, work: Work, lines: Lines): Promise<void> {
  const created = of(work, 'create');
  if (created.length === 0) return;
  await runAll(
    unit,
    insertRows(
      unit.database.dialect,
      work.entity,
      created.map((change) => change.state),
    ),
  );
  for (const change of created) note(unit, work, change, 1, lines.get(change));
}

async function update(unit: Unit, work: Work, lines: Lines): Promise<void> {
  const changed = of(work, 'update').filter((change) => change.changed.size > 0 || lines.has(change));
  if (changed.length === 0) return;
  const stamps = { updatedAt: unit.context.now.toISOString(), updatedBy: unit.context.actor.id };
  const rows = changed.map((change): RowChange => {
    Object.assign(change.state, stamps);
    const values = [...change.changed].map((name) => [name, change.state[name] ?? null] as const);
    return { id: change.id, values: { ...Object.fromEntries(values), ...stamps } as Values };
  });
  await runAll(unit, updateRows(unit.database.dialect, work.entity, rows));
  for (const change of changed) note(unit, work, change, nextVersion(change), lines.get(change));
}

async function moveToBin(unit: Unit, work: Work, action: 'delete' | 'restore'): Promise<void> {
  const changes = of(work, action);
  if (changes.length === 0) return;
  const now = unit.context.now.toISOString();
  const stamps = { deletedAt: action === 'delete' ? now : null, updatedAt: now, updatedBy: unit.context.actor.id };
  await runAll(
    unit,
    binRows(
      unit.database.dialect,
      work.entity,
      changes.map((change) => change.id),
      stamps,
    ),
  );
  for (const change of changes) {
    Object.assign(change.state, stamps);
    note(unit, work, change, nextVersion(change));
  }
  const computed = action === 'restore' ? changes.filter((change) => change.changed.size > 0) : [];
  if (computed.length === 0) return;
  const rows = computed.map((change): RowChange => {
    return {
      id: change.id,
      values: Object.fromEntries([...change.changed].map((name) => [name, change.state[name] ?? null])) as Values,
    };
  });
  await runAll(unit, updateRows(unit.database.dialect, work.entity, rows));
  for (const change of computed) note(unit, work, change, nextVersion(change));
}

async function removeForGood(unit: Unit, work: Work): Promise<void> {
  const changes = of(work, 'delete');
  if (changes.length === 0) return;
  await runAll(
    unit,
    deleteRows(
      unit.database.dialect,
      work.entity,
      changes.map((change) => change.id),
    ),
  );
  for (const change of changes) {
    unit.ledger.note({
      entity: work.entity,
      id: change.id,
      action: 'delete',
      before: change.before,
      after: {},
      version: Number(change.before?.['version'] ?? 0) + 1,
      lines: [],
    });
  }
}

function of(work: Work, action: ChangeAction): readonly Change[] {
  return work.changes.filter((change) => change.action === action);
}

function nextVersion(change: Change): number {
  return Number(change.state['version'] ?? 0) + 1;
}

function note(unit: Unit, work: Work, change: Change, version: number, lines: Iterable<string> = []): void {
  change.state['version'] = version;
  unit.ledger.note({
    entity: work.entity,
    id: change.id,
    action: change.action,
    before: change.before,
    after: { ...change.state },
    version,
    lines: [...lines],
  });
}

async function runAll(unit: Unit, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await unit.transaction.run(statement);
}

/** Nobody may make a record, or move one, to where he could not have written it. */
async function stayInScope(unit: Unit, work: Work): Promise<void> {
  if (work.follows) return;
  for (const action of ['create', 'update'] as const) {
    const scope = unit.policy.rows(work.entity, action);
    if (scope === null) continue;
    const reads = readsOf(conditionPaths(scope)).own;
    const moved = written(work).filter(
      (change) => change.action === action && (action === 'create' || touches(change, reads)),
    );
    if (moved.length > 0) await demand(unit, work, scope, moved);
  }
}

async function demand(unit: Unit, work: Work, scope: Condition, changes: readonly Change[]): Promise<void> {
  const rows = await readRowsBy(
    unit,
    { entity: work.entity, paths: [], where: scope },
    changes.map((change) => change.id),
  );
  if (rows.length < changes.length) throw new PlatformError('forbidden');
}

function touches(change: Change, names: ReadonlySet<string>): boolean {
  return [...change.changed].some((name) => names.has(name));
}
