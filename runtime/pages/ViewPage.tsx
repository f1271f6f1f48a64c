import { Suspense, useCallback, useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { say } from '../../platform/vocabulary/kit/say';
import { VIEW_LOOKS } from '../../platform/vocabulary/views/views';
import { Loading } from '../kit/Loading';
import { NotFound } from '../kit/NotFound';
import { useSurroundings } from '../surroundings';

/** One view of the metadata, drawn by its word. What the user selects in it stands in the address. */
export function ViewPage() {
  const { view: name = '' } = useParams();
  const surroundings = useSurroundings();
  const { snapshot, locale } = surroundings;
  const [query, setQuery] = useSearchParams();
  const view = snapshot.artefact('view', name);
  const entityName = String(view?.['entity']);
  const title = view && say(view.label, locale, view.name);
  useEffect(() => {
    document.title = title ? `${title} · Karkas` : 'Karkas';
  }, [title]);
  const select = useCallback((selection: string) => setQuery(selection, { replace: true }), [setQuery]);

  const look = view && VIEW_LOOKS[String(view['type']) as keyof typeof VIEW_LOOKS];
  if (!view || !look || !snapshot.hasEntity(entityName)) return <NotFound />;
  return (
    <Suspense fallback={<Loading />}>
      <look.View
        key={name}
        view={view}
        entity={snapshot.entity(entityName)}
        surroundings={surroundings}
        selection={query.toString()}
        onSelection={select}
      />
    </Suspense>
  );
}
