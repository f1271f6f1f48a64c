import type { Policy } from '../access/contracts';
import { visibility } from '../access/policy';
import type { Context } from '../foundation/context';
import { type Finding, PlatformError } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Entity, Path, Value } from '../language/contracts';
import { environmentOf } from '../language/environment';
import { shortest, tryPath } from '../language/paths';
import { compileAggregation } from '../storage/aggregate';
import type { Aggregation, Database, GroupTerm, Measure } from '../storage/contracts';
import { titleKey } from '../storage/grouped-titles';
import type { QueryRequest } from './contracts';
import { mannerOf, readable } from './find';
import { searchOf, whereOf, whole } from './list-request';
import { titleOf, titlePath } from './title';

const FUNCTIONS = ['sum', 'count', 'countDistinct', 'min', 'max', 'avg'] as const;
const BUCKETS = ['year', 'quarter', 'month', 'week', 'day'] as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** A group of the answer: its path, and where the title of a grouped reference stands. */
interface Group {
  readonly key: string;
  readonly term: GroupTerm;
  readonly title: Path | null;
}

/**
 * Aggregates over the records the caller may see, in one statement. Groups answer under the path as
 * written (a reference as `{id, title}`), sums as exact decimal strings. Throws all mistakes at once.
 */
export async function query(
  database: Database,
  context: Context,
  request: QueryRequest,
): Promise<{ readonly rows: Rows }> {
  const { entity, policy } = readable(context, request.from);
  const findings: Finding[] = [];
  const groups = groupsOf(context, policy, entity, request, findings);
  const measures = measuresOf(context, policy, entity, request, findings);
  const sort = sortOf(request, [...groups.map((group) => group.key), ...Object.keys(measures)], findings);
  if (findings.length > 0) throw new PlatformError('badRequest', { reason: 'query' }, findings);
  const aggregation: Aggregation = {
    snapshot: context.snapshot,
    entity,
    where: whereOf(context, policy, entity, request.where),
    visible: visibility(policy),
    environment: environmentOf(context),
    ...searchOf(policy, entity, request.search),
    group: Object.fromEntries(groups.map(({ key, term }) => [key, term])),
    measures,
    sort,
    limit: whole('limit', request.limit, 1, 10_000) ?? 1000,
  };
  const compiled = compileAggregation(database.dialect, aggregation);
  const rows = await database.read(compiled.statement);
  const manner = mannerOf(context);
  return {
    rows: rows.map((row) => {
      const values = compiled.decode(row);
      const shaped: Record<string, unknown> = {};
      for (const { key, term, title } of groups) {
        const value = values[key] ?? null;
        const isReference = term.path.field.relation?.kind === 'one';
        shaped[key] =
          isReference && value !== null
            ? { id: value, title: titleOf(title, titleValues(title, values, key), manner) }
            : value;
      }
      for (const name of Object.keys(measures)) shaped[name] = values[name] ?? null;
      return shaped;
    }),
  };
}

function titleValues(title: Path | null, values: Readonly<Record<string, unknown>>, key: string) {
  return title ? { [title.text]: (values[titleKey(key)] ?? null) as Value } : {};
}

function groupsOf(
  context: Context,
  policy: Policy,
  entity: Entity,
  request: QueryRequest,
  findings: Finding[],
): readonly Group[] {
  const groups: Group[] = [];
  for (const written of request.group ?? []) {
    const [text = '', bucket] = typeof written === 'string' ? [written] : (Object.entries(written)[0] ?? []);
    const path = comparable(text, 'group', context, policy, entity, findings);
    if (!path) continue;
    if (bucket !== undefined && !isBucket(bucket)) {
      findings.push({ code: 'K007', path: 'group', params: { value: bucket, allowed: BUCKETS.join(', '), hint: '' } });
      continue;
    }
    if (bucket !== undefined && !['date', 'instant'].includes(path.field.value)) {
      findings.push({ code: 'L003', path: 'group', params: { operator: bucket, name: text } });
      continue;
    }
    groups.push(groupOf(text, path, bucket, context, policy));
  }
  return groups;
}

/** Without a readable title a reference sorts by itself: its order must not tell what is hidden. */
function groupOf(
  key: string,
  path: Path,
  bucket: GroupTerm['bucket'],
  { snapshot }: Context,
  { mayRead }: Policy,
): Group {
  if (bucket) return { key, term: { path, bucket }, title: null };
  if (path.field.relation?.kind !== 'one') return { key, term: { path }, title: null };
  const title = titlePath(path, snapshot, mayRead);
  return { key, term: { path, ...(title ? { title } : { plain: true }) }, title };
}

function measuresOf(
  context: Context,
  policy: Policy,
  entity: Entity,
  request: QueryRequest,
  findings: Finding[],
): Readonly<Record<string, Measure>> {
  const measures: Record<string, Measure> = {};
  for (const [name, written] of Object.entries(request.measures ?? {})) {
    const [called = '', text = ''] = Object.entries(written)[0] ?? [];
    const operation = FUNCTIONS.find((each) => each === called);
    if (!operation) {
      findings.push({
        code: 'K007',
        path: `measures/${name}`,
        params: { value: called, allowed: FUNCTIONS.join(', '), hint: '' },
      });
    } else if (operation === 'count' && text === '*') {
      measures[name] = { function: 'count' };
    } else {
      const path = comparable(text, `measures/${name}`, context, policy, entity, findings);
      if (!path) continue;
      const fits =
        operation === 'count' ||
        operation === 'countDistinct' ||
        path.field.word.measures?.some((each) => each === operation);
      if (fits) measures[name] = { function: operation, path };
      else findings.push({ code: 'L003', path: `measures/${name}`, params: { operator: called, name: text } });
    }
  }
  if (Object.keys(measures).length === 0 && findings.length === 0) return { count: { function: 'count' } };
  return measures;
}

function comparable(
  text: string,
  place: string,
  context: Context,
  policy: Policy,
  entity: Entity,
  findings: Finding[],
): Path | null {
  const tried = tryPath(text, entity, context.snapshot, { mayRead: policy.mayRead });
  if ('finding' in tried) findings.push({ ...tried.finding, path: place });
  else if (!tried.path.field.compared)
    findings.push({ code: 'L003', path: place, params: { operator: place, name: text } });
  else return shortest(tried.path);
  return null;
}

function sortOf(request: QueryRequest, keys: readonly string[], findings: Finding[]): Aggregation['sort'] {
  return (request.sort ?? []).map((written) => {
    const descending = written.startsWith('-');
    const key = descending ? written.slice(1) : written;
    if (!keys.includes(key)) {
      findings.push({
        code: 'L001',
        path: 'sort',
        params: { name: key, entity: request.from, hint: didYouMean(key, keys) },
      });
    }
    return { key, descending };
  });
}

function isBucket(bucket: string): bucket is (typeof BUCKETS)[number] {
  return BUCKETS.some((each) => each === bucket);
}
