import { lazy, Suspense, useState } from 'react';
import type { Entity } from '../../../language/contracts';
import type { ViewSurroundings } from '../../contracts';
import { Glyph } from '../../kit/glyph';
import type { Picked } from './use-picked';

const BulkDelete = lazy(async () => ({ default: (await import('./BulkDelete')).BulkDelete }));

export interface BulkBarProps {
  readonly picked: Picked;
  readonly entity: Entity;
  readonly surroundings: ViewSurroundings;
}

/** What can be done with the picked records; stands over the foot of the list while something is picked. */
export function BulkBar({ picked, entity, surroundings }: BulkBarProps) {
  const { t } = surroundings;
  const [deleting, setDeleting] = useState(false);
  const count = picked.records.size;
  if (count === 0 && !deleting) return null;
  return (
    <>
      {count > 0 && (
        <div className="k-bulk" role="toolbar" aria-label={t('list.picked', { count })}>
          <span>{t('list.picked', { count })}</span>
          <button type="button" className="k-bulk-danger" onClick={() => setDeleting(true)}>
            <Glyph.Delete /> {t('action.delete')}
          </button>
          <button type="button" aria-label={t('list.unpick')} title={t('list.unpick')} onClick={picked.clear}>
            <Glyph.Close />
          </button>
        </div>
      )}
      {deleting && (
        <Suspense fallback={null}>
          <BulkDelete
            records={[...picked.records.values()]}
            entity={entity}
            surroundings={surroundings}
            onClose={(deleted) => {
              setDeleting(false);
              if (deleted) picked.clear();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
