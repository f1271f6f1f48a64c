import { say } from '../../kit/say';
import { sortAfterClick } from '../../selection/selection';
import { CardList } from './CardList';
import { EmptyList } from './EmptyList';
import { FailedList } from './FailedList';
import { Grid } from './Grid';
import type { List } from './use-list';

/** The rows, or what stands in their place. */
export function ListPanel({ list }: { readonly list: List }) {
  const { rows, surroundings } = list;
  return (
    <div className="k-list-panel">
      <Content list={list} />
      {rows.error && !rows.starting && (
        <p className="k-list-problem" role="alert">
          {rows.error.message}
          <button type="button" onClick={rows.refresh}>
            {surroundings.t('state.retry')}
          </button>
        </p>
      )}
    </div>
  );
}

function Content({ list }: { readonly list: List }) {
  const { entity, columns, rows, totals, sort, select, surroundings } = list;
  if (rows.error && rows.starting)
    return <FailedList error={rows.error} onRetry={rows.refresh} surroundings={surroundings} />;
  if (rows.end === 0 && !rows.stale) return <EmptyList list={list} />;
  const label = say(entity.plural, surroundings.locale, entity.name);
  const picked = surroundings.may(entity.name, 'delete') ? list.picked : null;
  if (surroundings.narrow)
    return <CardList {...{ entity, rows, surroundings, label, picked }} columns={columns.shown} />;
  return (
    <Grid
      {...{ entity, columns, rows, totals, sort, surroundings, label, picked }}
      onSort={(path, add) => select({ sort: sortAfterClick(sort, path, add) })}
    />
  );
}
