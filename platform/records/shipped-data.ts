import type { Context } from '../foundation/context';
import type { Locale } from '../foundation/errors';
import type { Artefact, Entity, Snapshot } from '../language/contracts';
import { isTranslated, storedText } from '../language/translations';
import type { RecordInput, Records } from './contracts';

type Keyed = Readonly<Record<string, unknown>>;

/**
 * Brings the reference records that packages ship (`data` artefacts) into the base, through the same
 * door as every record. Mode "keep" creates what is missing and never touches what is there; "update"
 * also writes the shipped values. Translated texts are stored in the language given. Running it again changes nothing. Returns how many records were written.
 */
export async function bringShippedData(records: Records, context: Context, language: Locale): Promise<number> {
  let written = 0;
  for (const artefact of inReferenceOrder(context.snapshot))
    written += await bringOne(records, context, artefact, language);
  return written;
}

async function bringOne(records: Records, context: Context, artefact: Artefact, language: Locale): Promise<number> {
  const entity = context.snapshot.entity(String(artefact['entity']));
  const key = String(artefact['key']);
  const written = Object.values((artefact['records'] ?? {}) as Record<string, Keyed>);
  const shipped = written.map((record) => inOneLanguage(record, entity, language));
  const present =
    artefact['mode'] === 'update' ? new Set<unknown>() : await keysPresent(records, context, entity.name, key, shipped);
  const missing = shipped.filter((record) => !present.has(record[key]));
  if (missing.length === 0) return 0;
  const resolved = await resolveReferences(records, context, entity, missing);
  const { upserted } = await records.batch(context, entity.name, { upsert: { key, records: resolved } });
  return upserted.filter((each) => each.outcome !== 'unchanged').length;
}

function inOneLanguage(record: Keyed, entity: Entity, language: Locale): Keyed {
  const entries = Object.entries(record).map(([name, value]) => {
    const translates = entity.fields.get(name)?.definition['translated'] === true && isTranslated(value);
    return [name, translates ? storedText(value, language) : value];
  });
  return Object.fromEntries(entries);
}

async function keysPresent(
  records: Records,
  context: Context,
  entity: string,
  key: string,
  shipped: readonly Keyed[],
): Promise<Set<unknown>> {
  const where = { [key]: { $in: shipped.map((record) => record[key]) } };
  const found = await records.find(context, entity, { where, fields: [key], limit: 1000 });
  return new Set(found.records.map((record) => record[key]));
}

/** Replaces `{"$ref": {"code": "sales"}}` by the id of that record of the field's target. */
async function resolveReferences(
  records: Records,
  context: Context,
  entity: Entity,
  shipped: readonly Keyed[],
): Promise<readonly RecordInput[]> {
  const ids = new Map<string, string | null>();
  const resolved: RecordInput[] = [];
  for (const record of shipped) {
    const values: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(record)) {
      const reference = (value as { $ref?: Keyed } | null)?.$ref;
      const target = entity.fields.get(name)?.relation;
      values[name] = reference && target?.kind === 'one' ? await idOf(target.to, reference) : value;
    }
    resolved.push(values);
  }
  return resolved;

  async function idOf(target: string, where: Keyed): Promise<string | null> {
    const key = `${target} ${JSON.stringify(where)}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const found = await records.find(context, target, { where, fields: ['id'], limit: 1 });
    const id = found.records[0]?.id ?? null;
    ids.set(key, id);
    return id;
  }
}

/** Data artefacts so that an entity comes after those its shipped records refer to. */
function inReferenceOrder(snapshot: Snapshot): readonly Artefact[] {
  const waiting = new Map(snapshot.artefacts('data').map((artefact) => [artefact.name, artefact]));
  const ordered: Artefact[] = [];
  const visit = (artefact: Artefact): void => {
    if (!waiting.delete(artefact.name)) return;
    const targets = targetsOf(snapshot, artefact);
    for (const other of [...waiting.values()]) if (targets.has(String(other['entity']))) visit(other);
    ordered.push(artefact);
  };
  for (const artefact of snapshot.artefacts('data')) visit(artefact);
  return ordered;
}

function targetsOf(snapshot: Snapshot, artefact: Artefact): Set<string> {
  const own = String(artefact['entity']);
  const relations = [...snapshot.entity(own).fields.values()].map((field) => field.relation);
  return new Set(
    relations.flatMap((relation) => (relation?.kind === 'one' && relation.to !== own ? [relation.to] : [])),
  );
}
