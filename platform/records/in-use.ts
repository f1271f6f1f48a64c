import { PlatformError } from '../foundation/errors';
import type { Condition } from '../language/contracts';
import { EVERYTHING } from '../storage/scope';
import { compileCount } from '../storage/select';
import { idIs } from './by-id';
import { goingIds, type Incoming, incomingOf } from './removal';
import { ownPath } from './rows';
import type { Unit, Work } from './unit';

/** Refuses to remove records that others refer to and must not lose: inUse names these entities and how many rows there are. */
export async function findInUse(unit: Unit, work: Work): Promise<void> {
  const ids = work.changes.filter((change) => change.action === 'delete').map((change) => change.id);
  if (ids.length === 0) return;
  const uses: { link: Incoming; count: number }[] = [];
  for (const link of incomingOf(work.entity.name, unit.context.snapshot)) {
    if (link.onDelete !== 'restrict') continue;
    const count = await countUses(unit, work, link, ids);
    if (count > 0) uses.push({ link, count });
  }
  if (uses.length === 0) return;
  const said = (locale: 'en' | 'ru') =>
    uses.map(({ link, count }) => `${named(link, locale)}${mayCount(unit, link) ? `: ${count}` : ''}`).join(', ');
  const details = uses.map(({ link, count }) => ({
    entity: link.entity.name,
    field: link.field.name,
    ...(mayCount(unit, link) ? { count } : {}),
  }));
  throw new PlatformError('inUse', { where: { en: said('en'), ru: said('ru') } }, [], { uses: details });
}

async function countUses(unit: Unit, work: Work, link: Incoming, ids: readonly string[]): Promise<number> {
  const going = [...goingIds(unit, link.entity.name)];
  const staying: Condition | null =
    going.length === 0
      ? null
      : {
          op: 'not',
          of: {
            op: 'compare',
            path: ownPath(link.entity, 'id'),
            operator: '$in',
            operands: going.map((id) => ({ constant: id })),
          },
        };
  const pointing = idIs(link.entity, ids, link.field.name);
  const statement = compileCount(unit.database.dialect, {
    snapshot: unit.context.snapshot,
    entity: link.entity,
    fields: [],
    where: staying ? { op: 'and', of: [pointing, staying] } : pointing,
    visible: EVERYTHING,
    environment: unit.environment,
    sort: [],
    limit: 1,
    withDeleted: !work.entity.archivable,
  });
  const [row] = await unit.transaction.read(statement);
  return Number(row?.[0] ?? 0);
}

function named(link: Incoming, locale: 'en' | 'ru'): string {
  return link.entity.plural[locale] ?? link.entity.label[locale] ?? link.entity.name;
}

/** A number of rows says something about rows; only who may see them all is told. */
function mayCount(unit: Unit, link: Incoming): boolean {
  return unit.policy.may(link.entity.name, 'read') && unit.policy.rows(link.entity, 'read') === null;
}
