import { isId, newId } from '../foundation/id';
import type { Field, Values } from '../language/contracts';
import type { RecordInput } from './contracts';
import { groupBy } from './group';
import { type LinesRule, planOf } from './plan';
import { ownPath, readRowsBy } from './rows';
import { type Change, newChange, type Unit, type Work, written } from './unit';

/**
 * Rows written inside their record become changes of their own: with an id they update, without one they are
 * created, and stored ones that are not in the list are removed. `position` follows the order of the list.
 */
export async function loadLines(unit: Unit, work: Work): Promise<void> {
  for (const rule of work.plan.lines) {
    const holders = written(work).filter((change) => listIn(unit, change, rule.field) !== null);
    if (holders.length === 0 || !unit.policy.mayWrite(work.entity.name, rule.field.name)) continue;
    const plan = planOf(rule.target, unit.context.snapshot);
    const olds = holders.filter((change) => change.action === 'update').map((change) => change.id);
    const paths = plan.stored.map((field) => ownPath(rule.target, field.name));
    const stored =
      olds.length === 0
        ? []
        : await readRowsBy(unit, { entity: rule.target, paths, where: null, lock: true }, olds, rule.by.name);
    const byHolder = groupBy(stored, (row) => row[rule.by.name]);
    const changes = holders.flatMap((holder) => rowsOf(unit, holder, rule, byHolder.get(holder.id) ?? []));
    if (changes.length > 0) unit.works.push({ entity: rule.target, plan, changes, follows: true, by: rule.by });
  }
}

/** Lines fields whose rows really change, by the record they belong to. */
export function changedLines(unit: Unit): ReadonlyMap<Change, ReadonlySet<string>> {
  const found = new Map<Change, Set<string>>();
  for (const row of unit.works.flatMap((work) => (work.by ? work.changes : []))) {
    if (!row.parent || (row.action === 'update' && row.changed.size === 0)) continue;
    const fields = found.get(row.parent) ?? new Set<string>();
    found.set(row.parent, fields.add(linesField(row)));
  }
  return found;
}

/** The field of its record that a row is written in: the first segment after where the record is. */
export function linesField(row: Change): string {
  return row.at.slice(row.parent?.at.length ?? 0).split('/')[0] ?? '';
}

/** The list given for a field of lines; null when there is none (or it has a finding). */
export function listIn(unit: Unit, change: Change, field: Field): readonly RecordInput[] | null {
  const given = change.input[field.name];
  if (given === undefined) return null;
  if (given === null) return [];
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  if (Array.isArray(given) && given.every(isRow)) return given as readonly RecordInput[];
  const params = { expected: { en: 'list of rows', ru: 'список строк' } };
  unit.flawed.add(`${change.at}${field.name}`);
  unit.findings.push({ code: 'V003', path: `${change.at}${field.name}`, params });
  return null;
}

function rowsOf(unit: Unit, holder: Change, rule: LinesRule, stored: readonly Values[]): readonly Change[] {
  const open = new Map(stored.map((row) => [String(row['id']), row]));
  const hasPosition = rule.target.fields.has('position');
  const list = listIn(unit, holder, rule.field) ?? [];
  const kept = list.flatMap((row, index): readonly Change[] => {
    const at = `${holder.at}${rule.field.name}/${index}/`;
    const { id, ...rest } = row;
    const input = { ...rest, [rule.by.name]: holder.id, ...(hasPosition ? { position: index } : {}) };
    if (id === undefined || id === null) return [newChange('create', newId(), { at, input, parent: holder })];
    const before = isId(id) ? open.get(id) : undefined;
    if (!before) {
      unit.findings.push({ code: 'V011', path: at.slice(0, -1), params: { value: id } });
      return [];
    }
    open.delete(String(id));
    const seen = typeof rest['version'] === 'number' ? rest['version'] : null;
    return [newChange('update', String(id), { at, input, seen, before, parent: holder })];
  });
  const gone = [...open].map(([id, before]) =>
    newChange('delete', id, { at: `${holder.at}${rule.field.name}/`, before, parent: holder }),
  );
  return [...kept, ...gone];
}
