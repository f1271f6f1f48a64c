import { hash } from 'node:crypto';
import type { Context } from '../foundation/context';
import { type Finding, PlatformError } from '../foundation/errors';
import { isId, newId } from '../foundation/id';
import type { Entity } from '../language/contracts';
import type { BatchAnswer, BatchRequest, RecordInput } from './contracts';
import { answerOfTwin, recall, remember } from './idempotency';
import { planOf } from './plan';
import { type Kernel, save } from './save';
import { type Change, newChange, type Unit, type Work } from './unit';
import { upserts } from './upsert';

/** Records of one batch; more belong into an import. */
const MOST = 10_000;

/**
 * Creates, updates, removes and upserts records of one entity in one transaction: all of it or, with the findings of all
 * records at once, nothing. The same idempotency key with the same request answers as the first time, without doing it again.
 */
export async function batch(
  kernel: Kernel,
  context: Context,
  name: string,
  request: BatchRequest,
  key?: string,
): Promise<BatchAnswer> {
  const entity = context.snapshot.entity(name);
  checkRequest(request);
  const mark = key === undefined ? '' : hash('sha256', JSON.stringify([name, request]), 'base64url');
  if (key !== undefined) {
    const known = await recall(kernel.database, context, key, mark);
    if (known) return known as BatchAnswer;
  }
  let answer: BatchAnswer | undefined;
  await save(
    kernel,
    context,
    async (unit) => begin(unit, entity, request),
    async (unit) => {
      answer = answerOf(unit, entity, request);
      if (key !== undefined) await remember(unit, key, mark, answer);
    },
  ).catch(async (error: unknown) => {
    const known = key === undefined ? null : await answerOfTwin(kernel.database, context, key, mark, error);
    if (!known) throw error;
    answer = known as BatchAnswer;
  });
  if (!answer) throw new Error('a batch without an answer');
  return answer;
}

/** A unit of work that ends before its commit, with the answer it would have given. */
class Rehearsed extends Error {
  constructor(readonly answer: BatchAnswer) {
    super('rehearsed');
  }
}

/** As `batch`, and then everything is taken back. */
export async function rehearse(
  kernel: Kernel,
  context: Context,
  name: string,
  request: BatchRequest,
): Promise<BatchAnswer> {
  const entity = context.snapshot.entity(name);
  checkRequest(request);
  try {
    await save(
      kernel,
      context,
      (unit) => begin(unit, entity, request),
      async (unit) => {
        throw new Rehearsed(answerOf(unit, entity, request));
      },
    );
  } catch (error) {
    if (error instanceof Rehearsed) return error.answer;
    throw error;
  }
  throw new Error('a rehearsal must not be kept');
}

async function begin(unit: Unit, entity: Entity, request: BatchRequest): Promise<readonly Work[]> {
  const findings: Finding[] = [];
  const changes: Change[] = [
    ...(request.create ?? []).map((input, index) => newChange('create', newId(), { at: `create/${index}/`, input })),
    ...named(request.update ?? [], 'update', findings),
    ...named(request.delete ?? [], 'delete', findings),
    ...(request.upsert ? await upserts(unit, entity, request.upsert, findings) : []),
  ];
  repeated(changes, findings);
  if (findings.length > 0) throw new PlatformError('invalid', {}, findings);
  if (changes.length === 0) return [];
  return [{ entity, plan: planOf(entity, unit.context.snapshot), changes, follows: false, by: null }];
}

function named(records: readonly RecordInput[], action: 'update' | 'delete', findings: Finding[]): readonly Change[] {
  return records.flatMap((record, index) => {
    const { id, version } = record;
    if (!isId(id)) {
      findings.push({ code: 'V011', path: `${action}/${index}`, params: { value: id ?? '' } });
      return [];
    }
    const seen = typeof version === 'number' ? version : null;
    return [newChange(action, id, { at: `${action}/${index}/`, input: action === 'update' ? record : {}, seen })];
  });
}

/** One record takes one change in a batch. */
function repeated(changes: readonly Change[], findings: Finding[]): void {
  const known = new Set<string>();
  for (const change of changes) {
    if (known.has(change.id))
      findings.push({ code: 'V012', path: change.at.slice(0, -1), params: { title: change.id } });
    known.add(change.id);
  }
}

function answerOf(unit: Unit, entity: Entity, request: BatchRequest): BatchAnswer {
  const changes = unit.works[0]?.changes ?? [];
  const versionOf = (change: Change) =>
    unit.ledger.entry(entity.name, change.id)?.version ?? Number(change.before?.['version'] ?? 1);
  const of = (part: string) => changes.filter((change) => change.at.startsWith(`${part}/`));
  const outcomeOf = (change: Change) =>
    change.action === 'create' ? 'created' : unit.ledger.entry(entity.name, change.id) ? 'updated' : 'unchanged';
  return {
    created: of('create').map((change) => ({ id: change.id, version: versionOf(change) })),
    updated: of('update').map((change) => ({ id: change.id, version: versionOf(change) })),
    deleted: of('delete').map((change) => change.id),
    upserted: request.upsert ? of('upsert').map((change) => ({ id: change.id, outcome: outcomeOf(change) })) : [],
  };
}

function checkRequest(request: BatchRequest): void {
  const lists = [request.create, request.update, request.delete, request.upsert?.records];
  const isRows = (list: unknown) =>
    list === undefined ||
    (Array.isArray(list) && list.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)));
  if (!lists.every(isRows))
    throw new PlatformError('badRequest', {
      reason: '"create", "update", "delete" and "upsert.records" are lists of records',
    });
  const count = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
  if (count > MOST) throw new PlatformError('badRequest', { reason: `more than ${MOST} records in one batch` });
}
