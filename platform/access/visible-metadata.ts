import type { Actor } from '../foundation/context';
import type { Artefact, Entity, Snapshot } from '../language/contracts';
import { isTranslated } from '../language/translations';
import type { Policy } from './contracts';

export interface VisibleMetadata {
  readonly revision: string;
  readonly artefacts: Readonly<Record<string, readonly Artefact[]>>;
}

type Keyed = Readonly<Record<string, unknown>>;

/**
 * The metadata a caller may know of: entities he may read without the fields he may not, the choices,
 * forms and views of those, and the workspaces of his roles. Of roles only their names are sent, of
 * shipped records only the translations of their texts.
 */
export function visibleMetadata(snapshot: Snapshot, policy: Policy, actor: Actor): VisibleMetadata {
  const entities = snapshot.entityNames.filter((name) => policy.may(name, 'read'));
  const known = new Set(entities);
  const onKnown = (artefact: Artefact) => known.has(String(artefact['entity']));
  const readable = (artefact: Artefact, path: string) => keepsField(snapshot, policy, artefact, path);
  const views = snapshot.artefacts('view').filter(onKnown);
  const viewNames = new Set(views.map((view) => view.name));
  return {
    revision: snapshot.revision,
    artefacts: {
      entity: entities.map((name) => visibleEntity(snapshot.entity(name), policy, known)),
      choices: snapshot.artefacts('choices'),
      form: snapshot
        .artefacts('form')
        .filter(onKnown)
        .map((form) => prune(form, (path) => readable(form, path))),
      view: views.map((view) => prune(view, (path) => readable(view, path))),
      workspace: snapshot
        .artefacts('workspace')
        .filter((workspace) => isFor(workspace, actor, policy))
        .map((workspace) => ({ ...workspace, items: visibleItems(workspace['items'] as Keyed | undefined, viewNames) }))
        .filter((workspace) => Object.keys(workspace.items).length > 0),
      data: translations(snapshot, policy, known),
      role: snapshot.artefacts('role').map(({ name, label }) => ({ name, label })),
    },
  };
}

function visibleEntity(entity: Entity, policy: Policy, known: ReadonlySet<string>): Artefact {
  const written = (entity.definition['fields'] ?? {}) as Keyed;
  const fields = Object.fromEntries(
    Object.entries(written).filter(([name]) => {
      const field = entity.fields.get(name);
      const target = field?.relation?.kind === 'many' ? field.relation.of : undefined;
      return policy.mayRead(entity.name, name) && (target === undefined || known.has(target));
    }),
  );
  return { ...entity.definition, fields };
}

/** Shipped records with nothing but their texts in all languages. */
function translations(snapshot: Snapshot, policy: Policy, known: ReadonlySet<string>): readonly Artefact[] {
  return snapshot.artefacts('data').flatMap(({ name, entity, records }) => {
    if (!known.has(String(entity))) return [];
    const { fields } = snapshot.entity(String(entity));
    const sent = (field: string) =>
      (fields.get(field)?.translations.size ?? 0) > 0 && policy.mayRead(String(entity), field);
    const texts = Object.entries((records ?? {}) as Readonly<Record<string, Keyed>>).map(([key, record]) => [
      key,
      Object.fromEntries(Object.entries(record).filter(([field, value]) => isTranslated(value) && sent(field))),
    ]);
    const kept = texts.filter(([, record]) => Object.keys(record as Keyed).length > 0);
    return kept.length > 0 ? [{ name, entity, records: Object.fromEntries(kept) }] : [];
  });
}

/** Keyed elements named by field paths stand under these properties of forms and views. */
const NAMED_BY_FIELD = new Set(['fields', 'columns', 'filters']);

function prune(artefact: Artefact, keeps: (path: string) => boolean): Artefact {
  return walk(artefact, false) as Artefact;

  function walk(value: unknown, namedByField: boolean): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).filter(([key]) => !namedByField || keeps(key));
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, walk(inner, !namedByField && NAMED_BY_FIELD.has(key))]),
    );
  }
}

function keepsField(snapshot: Snapshot, policy: Policy, artefact: Artefact, path: string): boolean {
  let entity = String(artefact['entity']);
  for (const name of path.split('.')) {
    const field = snapshot.hasEntity(entity) ? snapshot.entity(entity).fields.get(name) : undefined;
    if (!field) return true;
    if (!policy.may(entity, 'read') || !policy.mayRead(entity, name)) return false;
    if (field.relation?.kind === 'one') entity = field.relation.to;
  }
  return true;
}

function isFor(workspace: Artefact, actor: Actor, policy: Policy): boolean {
  const roles = workspace['roles'] as readonly string[] | undefined;
  return (
    !roles ||
    roles.length === 0 ||
    actor.kind === 'system' ||
    policy.administrator ||
    roles.some((role) => actor.roles.includes(role))
  );
}

function visibleItems(items: Keyed | undefined, views: ReadonlySet<string>): Keyed {
  const kept = Object.entries(items ?? {}).flatMap(([key, item]) => {
    const { view, items: inner } = item as { view?: string; items?: Keyed };
    if (inner) {
      const group = visibleItems(inner, views);
      return Object.keys(group).length > 0 ? [[key, { ...(item as Keyed), items: group }] as const] : [];
    }
    return view === undefined || views.has(view) ? [[key, item] as const] : [];
  });
  return Object.fromEntries(kept);
}
