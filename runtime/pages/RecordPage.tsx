import { useParams } from 'react-router';
import type { Entity } from '../../platform/language/contracts';
import type { ViewSurroundings } from '../../platform/vocabulary/contracts';
import { type FormLayout, formLayout } from '../../platform/vocabulary/views/form/layout';
import { Failed } from '../kit/Failed';
import { Forbidden } from '../kit/Forbidden';
import { NotFound } from '../kit/NotFound';
import { RecordEditor } from '../record/RecordEditor';
import { RecordSkeleton } from '../record/RecordSkeleton';
import { usePrefill, useRecord } from '../record/use-record';
import { useSurroundings } from '../surroundings';
import '../record/record.css';

/** The page of one record, or of a record that is being created. */
export function RecordPage() {
  const { entity: name = '', id } = useParams();
  const surroundings = useSurroundings();
  const { snapshot, may } = surroundings;
  if (!snapshot.hasEntity(name)) return <NotFound />;
  const entity = snapshot.entity(name);
  const layout = formLayout(entity, snapshot);
  const place = { entity, layout, surroundings };
  if (id !== undefined) return may(name, 'read') ? <Known key={`${name}/${id}`} id={id} {...place} /> : <Forbidden />;
  return may(name, 'create') ? <Fresh key={name} {...place} /> : <Forbidden />;
}

interface PlaceProps {
  readonly entity: Entity;
  readonly layout: FormLayout;
  readonly surroundings: ViewSurroundings;
}

function Known({ id, ...place }: PlaceProps & { readonly id: string }) {
  const { data, error, refetch } = useRecord(place.surroundings, place.entity, place.layout, id);
  if (data) return <RecordEditor {...place} record={data} id={id} />;
  if (error)
    return <Failed error={error} title={place.surroundings.t('record.failed')} onRetry={() => void refetch()} />;
  return <RecordSkeleton />;
}

function Fresh(place: PlaceProps) {
  const { data } = usePrefill(place.surroundings, place.entity);
  return data ? <RecordEditor {...place} record={data} id={null} /> : <RecordSkeleton />;
}
