import type { Entity, Field, Snapshot } from '../language/contracts';
import { formerNames } from '../language/former-names';

/** What can be called otherwise. */
export interface Names {
  /** Former → present. */
  readonly entities: ReadonlyMap<string, string>;
  /** By entity: former → present. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const known = new WeakMap<Snapshot, { readonly names: Names | null }>();

/** The former names of this metadata; null when nothing in it was ever renamed. */
export function namesOf(snapshot: Snapshot): Names | null {
  const found = known.get(snapshot) ?? { names: collected(snapshot) };
  known.set(snapshot, found);
  return found.names;
}

function collected(snapshot: Snapshot): Names | null {
  const entities = new Map<string, string>();
  const fields = new Map<string, ReadonlyMap<string, string>>();
  for (const artefact of snapshot.artefacts('entity')) {
    for (const former of formerNames(artefact)) if (!snapshot.hasEntity(former)) entities.set(former, artefact.name);
    const written = (artefact['fields'] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const present = Object.entries(written).flatMap(([name, field]) =>
      formerNames(field).flatMap((former) => (Object.hasOwn(written, former) ? [] : [[former, name] as const])),
    );
    if (present.length > 0) fields.set(artefact.name, new Map(present));
  }
  return entities.size + fields.size > 0 ? { entities, fields } : null;
}

/** The metadata in which fields are found under their former names too. */
export function seenWith(names: Names, snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    entity(name) {
      const entity = snapshot.entity(name);
      const former = names.fields.get(name);
      return former ? { ...entity, fields: withFormer(entity, former) } : entity;
    },
  };
}

function withFormer({ fields }: Entity, former: ReadonlyMap<string, string>): ReadonlyMap<string, Field> {
  const also = [...former].flatMap(([written, name]) => {
    const field = fields.get(name);
    return field ? [[written, field] as const] : [];
  });
  return new Map([...also, ...fields]);
}
