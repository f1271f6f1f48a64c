import { Suspense, useMemo } from 'react';
import type { Artefact, Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import type { RelatedLayout } from '../../platform/vocabulary/views/form/layout';
import { VIEW_LOOKS } from '../../platform/vocabulary/views/views';
import { words } from '../../platform/vocabulary/words';
import { Loading } from '../kit/Loading';

interface RelatedListProps {
  readonly related: RelatedLayout;
  readonly id: string;
  readonly title: string | null;
  readonly surroundings: ViewSurroundings;
}

/** The records that refer to this one, drawn by a list view. */
export function RelatedList({ related, id, title, surroundings }: RelatedListProps) {
  const relation = related.field.relation?.kind === 'many' ? related.field.relation : null;
  const { snapshot } = surroundings;
  const entity = relation && snapshot.entity(relation.of);
  const view = useMemo(() => (entity ? viewOf(related, entity, surroundings) : null), [related, entity, surroundings]);
  const place = useMemo(
    () => (related.create ? surroundings : withoutCreate(surroundings, entity)),
    [related, surroundings, entity],
  );
  if (!relation || !entity || !view) return null;
  const look = VIEW_LOOKS[String(view.type) as keyof typeof VIEW_LOOKS] ?? VIEW_LOOKS.list;
  return (
    <Suspense fallback={<Loading />}>
      <look.View
        embedded
        view={view}
        entity={entity}
        surroundings={place}
        where={{ [relation.by]: id }}
        prefill={{ [relation.by]: { id, title } }}
      />
    </Suspense>
  );
}

/** The view the form names, else a list of the columns it names, else the entity's own list. */
function viewOf(related: RelatedLayout, entity: Entity, { snapshot }: ViewSurroundings): Artefact {
  const named = related.view === null ? undefined : snapshot.artefact('view', related.view);
  const own = snapshot.artefacts('view').find((view) => view.type === 'list' && view.entity === entity.name);
  const base = named ??
    own ??
    words.view('list')?.initial(entity) ?? { name: entity.name, entity: entity.name, type: 'list' };
  const name = `${related.field.entity}.${related.key}`;
  return related.columns ? { ...base, name, columns: related.columns } : { ...base, name };
}

function withoutCreate(surroundings: ViewSurroundings, entity: Entity | null): ViewSurroundings {
  return {
    ...surroundings,
    may: (name, action) => !(action === 'create' && name === entity?.name) && surroundings.may(name, action),
  };
}
