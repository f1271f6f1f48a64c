import type { Policy } from '../access/contracts';
import { visibility } from '../access/policy';
import type { Context } from '../foundation/context';
import { type Finding, PlatformError } from '../foundation/errors';
import { andConditions, resolveCondition } from '../language/condition';
import type { Condition, Entity, Path } from '../language/contracts';
import { environmentOf } from '../language/environment';
import { shortest, tryPath } from '../language/paths';
import type { Selection, SortTerm } from '../storage/contracts';
import type { FindRequest } from './contracts';
import { titlePath } from './title';

const LIMIT = { usual: 50, most: 1000 };
const FURTHEST_OFFSET = 10_000_000;

/** What rows a list request asks for, checked: everything of a Selection but the fields. Throws with all mistakes of the request. */
export function listSelection(
  context: Context,
  policy: Policy,
  entity: Entity,
  request: FindRequest,
): Omit<Selection, 'fields'> {
  return {
    snapshot: context.snapshot,
    entity,
    where: andConditions(
      whereOf(context, policy, entity, request.where),
      request.deleted ? binCondition(entity) : null,
    ),
    visible: visibility(policy),
    environment: environmentOf(context),
    sort: sortOf(context, policy, entity, request.sort ?? []),
    limit: whole('limit', request.limit, 1, LIMIT.most) ?? LIMIT.usual,
    offset: whole('offset', request.offset, 0, FURTHEST_OFFSET),
    ...searchOf(policy, entity, request.search),
    ...(request.deleted ? { withDeleted: true } : {}),
  };
}

/** The caller's condition, resolved so that hidden fields do not exist; null when there is none. */
export function whereOf(context: Context, policy: Policy, entity: Entity, where: unknown): Condition | null {
  if (where === undefined || where === null) return null;
  return resolveCondition(where, entity, context.snapshot, { mayRead: policy.mayRead });
}

/** The searched text and the readable fields it is searched in. Without such a field nothing is found. */
export function searchOf(policy: Policy, entity: Entity, search: string | undefined): Pick<Selection, 'search'> {
  const text = search?.trim();
  if (!text) return {};
  if (text.length > 250) throw new PlatformError('badRequest', { reason: '"search" is longer than 250 characters' });
  const fields = entity.searchable.length > 0 ? entity.searchable : entity.title.folded ? [entity.title] : [];
  const readable = fields.filter((field) => policy.mayRead(entity.name, field.name));
  return {
    search: { text, fields: readable.map((field) => ({ entity: entity.name, hops: [], field, text: field.name })) },
  };
}

/** A whole number of a request within its limits; undefined when absent. Throws badRequest otherwise. */
export function whole(name: string, value: unknown, least: number, most: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new PlatformError('badRequest', { reason: `"${name}" must be a whole number from ${least} to ${most}` });
}

function sortOf(context: Context, policy: Policy, entity: Entity, sort: readonly string[]): readonly SortTerm[] {
  const findings: Finding[] = [];
  const terms: SortTerm[] = [];
  for (const written of sort) {
    const descending = written.startsWith('-');
    const text = descending ? written.slice(1) : written;
    const tried = tryPath(text, entity, context.snapshot, { mayRead: policy.mayRead });
    if ('finding' in tried) findings.push({ ...tried.finding, path: 'sort' });
    else if (!tried.path.field.compared)
      findings.push({ code: 'L003', path: 'sort', params: { operator: 'sort', name: text } });
    else terms.push({ path: sorted(tried.path, context, policy), descending });
  }
  if (findings.length > 0) throw new PlatformError('badRequest', { reason: 'sort' }, findings);
  return terms;
}

/** References sort by what people see: the title of their target. */
function sorted(path: Path, context: Context, policy: Policy): Path {
  if (path.field.relation?.kind !== 'one') return shortest(path);
  const title = titlePath(path, context.snapshot, policy.mayRead);
  return title?.field.compared ? title : path;
}

function binCondition(entity: Entity): Condition {
  const field = entity.fields.get('deletedAt');
  if (!entity.archivable || !field) return { op: 'constant', value: false };
  const path: Path = { entity: entity.name, hops: [], field, text: field.name };
  return { op: 'compare', path, operator: '$empty', operands: [{ constant: false }] };
}
