import { useRef } from 'react';
import type { Entity, Field } from '../../../language/contracts';
import type { ViewRecord, ViewSurroundings } from '../../contracts';
import { say } from '../../kit/say';
import { type Lane, laneOf, NO_VALUE } from './lanes';
import type { Cards } from './use-cards';

/**
 * Moves a card at once and writes it; what the server refuses goes back where it was, with the reasons and
 * a way to the record, because a stage often asks for fields that a board does not show.
 */
export function useMove(
  entity: Entity,
  by: Field,
  lanes: readonly Lane[],
  cards: Cards,
  surroundings: ViewSurroundings,
) {
  const versions = useRef(new Map<string, number>());
  return async (card: ViewRecord, from: string, to: string): Promise<void> => {
    const target = lanes.find((lane) => lane.key === to);
    if (!target || from === to) return;
    const value = to === NO_VALUE ? null : to;
    const shown = by.relation?.kind === 'one' && value !== null ? { id: value, title: target.label } : value;
    const version = versions.current.get(card.id) ?? card.version;
    cards.place({ ...card, [by.name]: shown }, from, to);
    try {
      const written = await surroundings.update(entity.name, card.id, version, { [by.name]: value });
      versions.current.set(card.id, written.version);
    } catch (error) {
      cards.place({ ...card, [by.name]: card[by.name] }, to, laneOf(card, by.name));
      surroundings.notify('error', refusal(error, entity, target, surroundings), {
        label: surroundings.t('board.openRecord'),
        run: () => surroundings.open(entity.name, card.id),
      });
    }
  };
}

/** "Not moved to Won: Reason of loss: fill this in." */
function refusal(error: unknown, entity: Entity, target: Lane, surroundings: ViewSurroundings): string {
  const { findings = [], message } = error as {
    findings?: readonly { path: string; message: string }[];
    message: string;
  };
  const reasons = findings.map((finding) => {
    const field = entity.fields.get(finding.path.split(/[./]/).filter(Boolean)[0] ?? '');
    return field ? `${say(field.label, surroundings.locale, field.name)}: ${finding.message}` : finding.message;
  });
  const head = surroundings.t('board.refused', { name: target.label });
  return `${head}\n${reasons.length > 0 ? reasons.join('\n') : message}`;
}
