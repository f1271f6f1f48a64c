/** Filters that users keep, after a rename: their conditions, orders and columns say the new names. */
import { type Context, SYSTEM_ACTOR } from '../foundation/context';
import { followRenames, type Rename, renameInCondition, renameInPath } from '../language/change/rename';
import type { Snapshot } from '../language/contracts';
import { type Layer, stackLayers } from '../language/layers';
import type { Operation } from '../language/operations';
import { looseSnapshot } from '../language/snapshot';
import type { RecordBody, RecordInput } from '../records/contracts';
import { words } from '../vocabulary/words';
import type { PlanParts } from './plan/plan';

const ENTITY = 'savedFilter';
const AT_ONCE = 500;

/** Rewrites what is kept for the views of `before`, through the ordinary way to write; what cannot be read stays as it is. */
export async function renameInSavedFilters(
  { current, records, log }: PlanParts,
  before: { readonly layers: readonly Layer[]; readonly snapshot: Snapshot },
  operations: readonly Operation[],
): Promise<void> {
  if (operations.length === 0 || !current.current().hasEntity(ENTITY)) return;
  const steps = stepsOf(before.layers, operations);
  const actor = SYSTEM_ACTOR;
  const context: Context = { actor, snapshot: current.current(), now: new Date(), log, channel: 'publish' };
  for (let after: string | undefined | null; after !== null; ) {
    const page = await records.find(context, ENTITY, {
      fields: ['view', 'where', 'sort', 'columns'],
      sort: ['id'],
      limit: AT_ONCE,
      ...(after ? { after } : {}),
    });
    const update = page.records.flatMap((record) => changed(record, before.snapshot, steps));
    if (update.length > 0) await records.batch(context, ENTITY, { update });
    after = page.next;
  }
}

interface Step {
  readonly rename: Rename;
  /** The metadata in which the old name stands. */
  readonly snapshot: Snapshot;
}

function stepsOf(layers: readonly Layer[], operations: readonly Operation[]): readonly Step[] {
  return operations.map((rename, index) => {
    const at = followRenames(layers, operations.slice(0, index), words);
    return { rename, snapshot: looseSnapshot(at, stackLayers(at), words) };
  });
}

function changed(record: RecordBody, before: Snapshot, steps: readonly Step[]): readonly RecordInput[] {
  const view = String(record['view']);
  const entity = before.artefact('view', view)?.['entity'];
  if (typeof entity !== 'string') return [];
  const was: Kept = {
    view,
    entity,
    where: read(record['where']),
    sort: list(record),
    columns: read(record['columns']),
  };
  const becomes = steps.reduce(turned, was);
  if (JSON.stringify(was) === JSON.stringify(becomes)) return [];
  const { where, sort, columns } = becomes;
  const said = {
    view: becomes.view,
    ...(where === undefined ? {} : { where: JSON.stringify(where) }),
    ...(sort.length === 0 ? {} : { sort: sort.join(',') }),
    ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
  };
  return [{ id: record.id, version: record.version, ...said }];
}

interface Kept {
  readonly view: string;
  readonly entity: string;
  readonly where: unknown;
  readonly sort: readonly string[];
  readonly columns: unknown;
}

function turned(kept: Kept, { rename, snapshot }: Step): Kept {
  const { entity } = kept;
  const path = (written: unknown) =>
    typeof written === 'string' ? renameInPath(written, entity, rename, snapshot) : written;
  const named = (kind: string, name: string) =>
    rename.what === 'artefact' && rename.kind === kind && rename.from === name ? rename.to : name;
  return {
    view: named('view', kept.view),
    entity: named('entity', entity),
    where: renameInCondition(kept.where, entity, rename, snapshot),
    sort: kept.sort.map((term) => renameInPath(term, entity, rename, snapshot)),
    columns: Array.isArray(kept.columns) ? kept.columns.map(path) : kept.columns,
  };
}

function list({ sort }: RecordBody): readonly string[] {
  return typeof sort === 'string' ? sort.split(',').filter(Boolean) : [];
}

/** Undefined for what is empty or no JSON. */
function read(text: unknown): unknown {
  try {
    return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
