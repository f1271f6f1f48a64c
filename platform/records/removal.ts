import type { Entity, Field, Snapshot, Value, Values } from '../language/contracts';
import { groupBy } from './group';
import { planOf } from './plan';
import { ownPath, readRowsBy } from './rows';
import { type Change, newChange, type Unit, type Work } from './unit';

/** A reference that leads to an entity, and what becomes of its rows when the target is removed. */
export interface Incoming {
  readonly entity: Entity;
  readonly field: Field;
  readonly onDelete: 'part' | 'cascade' | 'setNull' | 'restrict';
}

const incoming = new WeakMap<Snapshot, ReadonlyMap<string, readonly Incoming[]>>();

/** All references to an entity that records write; who made or changed a record stays as it was. */
export function incomingOf(entity: string, snapshot: Snapshot): readonly Incoming[] {
  const known = incoming.get(snapshot) ?? findIncoming(snapshot);
  incoming.set(snapshot, known);
  return known.get(entity) ?? [];
}

/**
 * Rows that go with a removed record (its parts, and others by `cascade`), that forget it (`setNull`), and those that
 * come back with a restored one: they were removed at the same moment.
 */
export async function loadRemoval(unit: Unit, work: Work): Promise<void> {
  const removed = work.changes.filter((change) => change.action === 'delete');
  const restored = work.changes.filter((change) => change.action === 'restore');
  if (removed.length === 0 && restored.length === 0) return;
  for (const link of incomingOf(work.entity.name, unit.context.snapshot)) {
    if (removed.length > 0 && link.onDelete !== 'restrict' && goesAlong(link, work.entity))
      await take(unit, work, link, removed);
    if (restored.length > 0 && link.entity.archivable && isTogether(link)) await bringBack(unit, link, restored);
  }
}

function findIncoming(snapshot: Snapshot): ReadonlyMap<string, readonly Incoming[]> {
  const links = snapshot.entityNames.flatMap((name) => {
    const entity = snapshot.entity(name);
    const references = [...entity.fields.values()].filter((field) => field.relation?.kind === 'one' && !field.system);
    return references.map((field): Incoming => ({ entity, field, onDelete: whenDeleted(entity, field) }));
  });
  return groupBy(links, ({ field }) => (field.relation?.kind === 'one' ? field.relation.to : ''));
}

function whenDeleted(entity: Entity, field: Field): Incoming['onDelete'] {
  if (entity.part?.name === field.name) return 'part';
  const written = field.definition['onDelete'];
  if (written === 'setNull') return field.definition.required === true ? 'restrict' : 'setNull';
  return written === 'cascade' ? 'cascade' : 'restrict';
}

function isTogether(link: Incoming): boolean {
  return link.onDelete === 'part' || link.onDelete === 'cascade';
}

/** Parts without a bin of their own stay where they are while their record is in the bin, out of sight with it. */
function goesAlong(link: Incoming, target: Entity): boolean {
  return link.onDelete !== 'part' || link.entity.archivable || !target.archivable;
}

async function take(unit: Unit, work: Work, link: Incoming, removed: readonly Change[]): Promise<void> {
  const rows = await rowsOf(unit, link, removed, !work.entity.archivable);
  const going = goingIds(unit, link.entity.name);
  const input = { [link.field.name]: null };
  const changes = rows
    .filter((row) => !going.has(String(row['id'])))
    .map((before) =>
      newChange(link.onDelete === 'setNull' ? 'update' : 'delete', String(before['id']), { before, input }),
    );
  add(unit, link.entity, changes);
}

async function bringBack(unit: Unit, link: Incoming, restored: readonly Change[]): Promise<void> {
  const at = new Map<unknown, Value | readonly Values[] | undefined>(
    restored.map((change) => [change.id, change.before?.['deletedAt']]),
  );
  const rows = await rowsOf(unit, link, restored, true);
  const changes = rows
    .filter((row) => row['deletedAt'] !== null && row['deletedAt'] === at.get(row[link.field.name]))
    .map((before) => newChange('restore', String(before['id']), { before }));
  add(unit, link.entity, changes);
}

function rowsOf(
  unit: Unit,
  link: Incoming,
  changes: readonly Change[],
  withDeleted: boolean,
): Promise<readonly Values[]> {
  const paths = planOf(link.entity, unit.context.snapshot).stored.map((field) => ownPath(link.entity, field.name));
  const ids = changes.map((change) => change.id);
  return readRowsBy(unit, { entity: link.entity, paths, where: null, lock: true, withDeleted }, ids, link.field.name);
}

/** Records of an entity that this unit of work removes. */
export function goingIds(unit: Unit, entity: string): ReadonlySet<string> {
  const works = unit.works.filter((work) => work.entity.name === entity);
  return new Set(
    works.flatMap((work) => work.changes.filter((change) => change.action === 'delete').map((change) => change.id)),
  );
}

function add(unit: Unit, entity: Entity, changes: readonly Change[]): void {
  if (changes.length === 0) return;
  unit.works.push({ entity, plan: planOf(entity, unit.context.snapshot), changes, follows: true, by: null });
}
