import type { Events } from '../../foundation/events';
import { groupBy } from '../group';
import type { Unit } from '../unit';

/** After the commit, those who listen in this process hear which records changed. */
export function announce(events: Events, unit: Unit): void {
  const groups = groupBy(unit.ledger.entries(), (entry) => `${entry.entity.name} ${entry.action}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first)
      events.announce('records.changed', {
        entity: first.entity.name,
        action: first.action,
        ids: group.map((entry) => entry.id),
      });
  }
}
