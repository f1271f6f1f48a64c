import type { Artefact, Entity, Field, Text } from '../../../language/contracts';
import { tryPath } from '../../../language/paths';
import { asObject } from '../../coercion';
import type { Surroundings } from '../../contracts';
import { say } from '../../kit/say';
import { elementsOf } from '../../view-parts';

/** Something that stands on a card. */
export interface CardPart {
  readonly path: string;
  readonly field: Field;
  readonly label: string;
}

export interface BoardParts {
  readonly by: Field | null;
  readonly sum: Field | null;
  readonly title: CardPart;
  readonly parts: readonly CardPart[];
}

/** What a board view says, resolved against the entity; parts whose field is gone are left out. */
export function boardParts(view: Artefact, entity: Entity, surroundings: Surroundings): BoardParts {
  const card = asObject(view['card']) ?? {};
  const part = (path: string, label?: Text): CardPart | null => {
    const tried = tryPath(path, entity, surroundings.snapshot);
    if (!('path' in tried)) return null;
    const { field } = tried.path;
    return { path, field, label: say(label ?? field.label, surroundings.locale, field.name) };
  };
  const own: CardPart = {
    path: entity.title.name,
    field: entity.title,
    label: say(entity.title.label, surroundings.locale, ''),
  };
  return {
    by: entity.fields.get(String(view['by'])) ?? null,
    sum: entity.fields.get(String(view['sum'] ?? '')) ?? null,
    title: (typeof card['title'] === 'string' ? part(card['title']) : null) ?? own,
    parts: elementsOf(card['fields']).flatMap(
      ([path, settings]) => part(path, settings['label'] as Text | undefined) ?? [],
    ),
  };
}
