/** Shipped records that could not be saved, or that lead to records nobody ships. */
import { isSettable } from '../../access/fields';
import { didYouMean, nearest } from '../../foundation/suggest';
import type { Artefact } from '../../language/contracts';
import { isObject, pointerTo } from '../../language/layers';
import type { Candidate } from './candidate';
import { elements, type Named, offer, patchAt, type Remark, remark, repeated } from './rule';

/** C078 */
export const shippedRecordWithGaps = eachData((data, { snapshot }) => {
  const required = [...snapshot.entity(String(data.entity)).fields.values()].filter(
    (field) => field.definition.required === true && field.definition.default === undefined && isSettable(field),
  );
  return elements(data.records).flatMap(([key, record]) =>
    required
      .filter(({ name }) => (record[name] ?? '') === '')
      .map(({ name }) => remark('C078', of(data), pointerTo('/records', key), { field: name })),
  );
});

/** C079: only of entities whose records are shipped; others are made by people. */
export const referenceToNothingShipped = eachData((data, candidate) => {
  const entity = candidate.snapshot.entity(String(data.entity));
  return elements(data.records).flatMap(([key, record]) =>
    elements(record).flatMap(([name, value]) => {
      const relation = entity.fields.get(name)?.relation;
      const [asked] = isObject(value.$ref) ? Object.entries(value.$ref) : [];
      if (relation?.kind !== 'one' || !asked) return [];
      const [by, wanted] = [asked[0], String(asked[1])];
      const known = shippedValues(relation.to, by, candidate);
      if (known.length === 0 || known.includes(wanted)) return [];
      const pointer = `${pointerTo(pointerTo('/records', key), name)}/$ref/${by}`;
      const target = candidate.snapshot.entity(relation.to).label;
      const params = { entity: target, field: by, value: wanted, hint: didYouMean(wanted, known) };
      return [remark('C079', of(data), pointer, params, respelling(pointer, nearest(wanted, known)))];
    }),
  );
});

function respelling(pointer: string, near: string | undefined) {
  if (near === undefined) return undefined;
  return offer(`Refers to “${near}” instead.`, `Ссылается на «${near}» вместо этого.`, patchAt(pointer, near));
}

function shippedValues(entity: string, field: string, candidate: Candidate): readonly string[] {
  return candidate
    .artefacts('data')
    .filter((data) => data.entity === entity)
    .flatMap(({ records }) =>
      elements(records).flatMap(([, record]) => (field in record ? [String(record[field])] : [])),
    );
}

/** C080: also between two files of one entity. */
export function shippedKeyTwice(candidate: Candidate): readonly Remark[] {
  const all = candidate.artefacts('data').flatMap((data) =>
    elements(data.records).map(([key, record]) => {
      const value = record[String(data.key)];
      return { data, key, value, identity: `${String(data.entity)} ${String(data.key)} ${String(value)}` };
    }),
  );
  const keyed = all.filter(({ value }) => value !== undefined);
  return repeated(keyed, ({ identity }) => identity).map(([{ data, key, value }, other]) =>
    remark('C080', of(data), pointerTo('/records', key), { value, other: `${other.data.name} ${other.key}` }),
  );
}

function eachData(say: (data: Artefact, candidate: Candidate) => readonly Remark[]) {
  return (candidate: Candidate): readonly Remark[] =>
    candidate.artefacts('data').flatMap((data) => say(data, candidate));
}

function of({ name }: Artefact): Named {
  return { kind: 'data', name };
}
