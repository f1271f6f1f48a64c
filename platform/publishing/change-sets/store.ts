/** Change sets as records: what is kept of them, and how their documents are written. */
import type { Context } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Operation } from '../../language/operations';
import type { RecordBody, RecordInput, Records } from '../../records/contracts';
import type { Address, Change, Document } from './documents';

export type State = 'draft' | 'review' | 'approved' | 'scheduled' | 'published' | 'discarded';

export interface ChangeSet {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string | null;
  readonly state: State;
  /** The revision it was begun on, or last rebased to. */
  readonly base: string;
  /** ISO, UTC; null when it waits for nobody. */
  readonly publishAt: string | null;
  readonly author: string | null;
  readonly reviewer: string | null;
  readonly revision: string | null;
  readonly outcome: string | null;
  readonly testers: readonly string[];
  readonly operations: readonly Operation[];
  readonly changes: readonly Change[];
}

/** What is set beside the documents. */
export type Heading = Partial<Pick<ChangeSet, 'state' | 'base' | 'publishAt' | 'reviewer' | 'revision' | 'outcome'>> & {
  readonly operations?: readonly Operation[];
};

export interface ChangeSetStore {
  create(context: Context, input: { name: string; description?: string; base: string }): Promise<ChangeSet>;
  /** Throws notFound. */
  read(context: Context, id: string): Promise<ChangeSet>;
  /** Those that wait for their moment. */
  scheduled(context: Context): Promise<readonly string[]>;
  set(context: Context, changeSet: ChangeSet, heading: Heading): Promise<ChangeSet>;
  /** Writes documents beside the others of the set; one that becomes what it was is dropped. */
  write(context: Context, changeSet: ChangeSet, changes: readonly Change[], heading?: Heading): Promise<ChangeSet>;
  /** As write, and what the documents were is set anew: for a set that was carried over. */
  replace(context: Context, changeSet: ChangeSet, changes: readonly Change[], heading: Heading): Promise<ChangeSet>;
}

const ENTITY = 'changeSet';
const PART = 'changeSetChange';
const MOST_CHANGES = 1000;

/** The state of a change set is set by the platform in its user's name, whatever the entity lets people write. */
export function changeSetStore(records: Records): ChangeSetStore {
  const store: ChangeSetStore = {
    async create(context, { name, description, base }) {
      const made = await records.create(context, ENTITY, { name, ...(description ? { description } : {}) });
      await records.update(asPlatform(context), ENTITY, made.id, { base }, null);
      return store.read(context, made.id);
    },
    async read(context, id) {
      const record = await records.read(context, ENTITY, id);
      return fromRecord(record, await changesOf(context, id));
    },
    async scheduled(context) {
      const where = { state: 'scheduled', publishAt: { $lte: context.now.toISOString() } };
      const found = await records.find(context, ENTITY, { where, sort: ['publishAt'], fields: ['name'], limit: 100 });
      return found.records.map((record) => record.id);
    },
    async set(context, { id, version }, heading) {
      await records.update(asPlatform(context), ENTITY, id, toRecord(heading), version);
      return store.read(context, id);
    },
    write: (context, changeSet, changes, heading = {}) =>
      save(context, changeSet, changes, heading, (row, change) => (row ? documentIn(row['was']) : change.was)),
    replace: (context, changeSet, changes, heading) =>
      save(context, changeSet, changes, heading, (_, change) => change.was),
  };

  async function save(
    context: Context,
    changeSet: ChangeSet,
    changes: readonly Change[],
    heading: Heading,
    wasOf: (row: RecordBody | undefined, change: Change) => Document | null,
  ): Promise<ChangeSet> {
    const rows = await rowsOf(context, changeSet.id);
    const known = new Map(rows.map((row) => [keyOf(addressIn(row)), row]));
    const request: Writes = { create: [], update: [], delete: [] };
    for (const change of changes) {
      const row = known.get(keyOf(change));
      write(request, changeSet.id, { ...change, was: wasOf(row, change) }, row);
    }
    const platform = asPlatform(context);
    await records.update(
      platform,
      ENTITY,
      changeSet.id,
      toRecord({ base: changeSet.base, ...heading }),
      changeSet.version,
    );
    await records.batch(platform, PART, request);
    return store.read(context, changeSet.id);
  }

  async function changesOf(context: Context, id: string): Promise<readonly Change[]> {
    const rows = await rowsOf(context, id);
    return rows.map((row) => ({
      ...addressIn(row),
      was: documentIn(row['was']),
      becomes: documentIn(row['becomes']),
    }));
  }

  async function rowsOf(context: Context, id: string): Promise<readonly RecordBody[]> {
    const request = { where: { changeSet: id }, sort: ['createdAt'], limit: MOST_CHANGES };
    return (await records.find(context, PART, request)).records;
  }

  return store;
}

interface Writes {
  readonly create: RecordInput[];
  readonly update: RecordInput[];
  readonly delete: { readonly id: string }[];
}

/** One document: a new row, a changed one, or none where nothing changes any more. */
function write(writes: Writes, changeSet: string, { was, becomes, ...at }: Change, row: RecordBody | undefined): void {
  const isBack = JSON.stringify(was) === JSON.stringify(becomes);
  const body = { was: textOf(was), becomes: textOf(becomes) };
  if (isBack && row) writes.delete.push({ id: row.id });
  else if (row) writes.update.push({ id: row.id, version: row.version, ...body });
  else if (!isBack) writes.create.push({ changeSet, kind: at.kind, artefact: at.name, package: at.package, ...body });
}

function fromRecord(record: RecordBody, changes: readonly Change[]): ChangeSet {
  const text = (name: string) => (record[name] ?? null) as string | null;
  const reference = (name: string) => ((record[name] ?? null) as { id: string } | null)?.id ?? null;
  const testers = (record['testers'] ?? []) as readonly { user?: { id: string } | null }[];
  return {
    id: record.id,
    version: record.version,
    name: text('name') ?? '',
    description: text('description'),
    state: (text('state') ?? 'draft') as State,
    base: text('base') ?? '',
    publishAt: text('publishAt'),
    author: reference('createdBy'),
    reviewer: reference('reviewer'),
    revision: text('revision'),
    outcome: text('outcome'),
    testers: testers.flatMap((tester) => tester.user?.id ?? []),
    operations: JSON.parse(text('operations') ?? '[]') as readonly Operation[],
    changes,
  };
}

function toRecord({ operations, ...rest }: Heading): Readonly<Record<string, unknown>> {
  return { ...rest, ...(operations ? { operations: JSON.stringify(operations) } : {}) };
}

function addressIn(row: RecordBody): Address {
  return { kind: String(row['kind']), name: String(row['artefact']), package: String(row['package']) };
}

function documentIn(text: unknown): Document | null {
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Document) : null;
}

function textOf(document: Document | null): string | null {
  return document === null ? null : JSON.stringify(document);
}

function keyOf({ kind, name, package: owner }: Address): string {
  return `${owner} ${kind} ${name}`;
}

/** The same person, with the rights of the platform: what a change set is in is not typed in by anybody. */
function asPlatform(context: Context): Context {
  return { ...context, actor: { ...context.actor, kind: 'system' } };
}

/** Throws forbidden unless the caller administers the system. */
export function refuseUnlessAdministrator(isAdministrator: boolean): void {
  if (!isAdministrator) throw new PlatformError('forbidden');
}
