import { policyOf } from '../../access/policy';
import type { Context } from '../../foundation/context';
import { PlatformError } from '../../foundation/errors';
import type { Entity } from '../../language/contracts';
import type { Records } from '../contracts';
import { type CompiledMap, compileMap } from './compile-map';
import type { Header, ImportJob, Lookup } from './contracts';
import { type Dialect, detectDialect } from './detect';
import { readHeader } from './header';
import { type RowIdentity, rowIdentities } from './identity';
import { parseMap } from './parse-map';
import type { SavingRow, Upsert } from './save-rows';

/** An import that may begin: everything that can be known beforehand is. */
export interface Import {
  readonly records: Records;
  readonly context: Context;
  readonly entity: Entity;
  readonly dialect: Dialect;
  readonly header: Header;
  readonly map: CompiledMap;
  readonly lookups: readonly Lookup[];
  /** The record of a row, known by its key. */
  saving(row: number, values: SavingRow['input']): SavingRow;
  /** Saves for good, or in a dry run only tries. */
  readonly upsert: Upsert;
}

/** Throws forbidden, unknownEntity, or badRequest with every mistake of the map at once. */
export async function openImport(records: Records, context: Context, job: ImportJob): Promise<Import> {
  const entity = context.snapshot.entity(job.entity);
  const policy = policyOf(context.snapshot, context.actor);
  for (const right of ['import', 'create', 'update'] as const)
    if (!policy.may(entity.name, right)) throw new PlatformError('forbidden');
  const parsed = parseMap(job.map);
  const dialect = await detectDialect(job.file, parsed.map);
  const header = await readHeader(job.file, dialect, parsed.map);
  const map = compileMap(parsed, entity, { header, dialect }, context);
  const identity = map.key ? null : await rowIdentities(entity.name, job.map, job.file);
  const key = map.key?.name ?? 'id';
  return {
    records,
    context,
    entity,
    dialect,
    header,
    map,
    lookups: map.fields.flatMap(({ lookup }) => lookup ?? []),
    saving: (row, values) => ({ number: row, input: identified(row, values, identity) }),
    async upsert(inputs) {
      const save = job.dryRun ? records.rehearse : records.batch;
      const { upserted } = await save(context, entity.name, { upsert: { key, records: inputs } });
      return upserted.map(({ id, outcome }) => ({ id: job.dryRun && outcome === 'created' ? '' : id, outcome }));
    },
  };
}

function identified(row: number, values: SavingRow['input'], identity: RowIdentity | null): SavingRow['input'] {
  return identity ? { ...values, id: identity(row) } : values;
}
