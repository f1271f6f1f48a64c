import type { ViewProps } from '../../contracts';
import { BulkBar } from './BulkBar';
import { ListPanel } from './ListPanel';
import { ListToolbar } from './ListToolbar';
import { useList } from './use-list';
import '../../kit/view.css';
import './list.css';

/** A table of records: found, filtered, sorted and counted on the server. */
export function ListView(props: ViewProps) {
  const list = useList(props);
  return (
    <div className="k-view k-list" data-embedded={list.embedded || undefined}>
      <ListToolbar list={list} />
      <ListPanel list={list} />
      <BulkBar picked={list.picked} entity={list.entity} surroundings={list.surroundings} />
    </div>
  );
}
