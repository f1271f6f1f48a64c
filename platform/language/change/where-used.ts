/** Who mentions an artefact, a field or an option: the same list that a rename would change. */
import type { Words } from '../../vocabulary/contracts';
import type { Artefact, Snapshot } from '../contracts';
import { KINDS } from '../kinds';
import { schemasOf } from '../schemas';
import { textOf } from './json';
import { type Rename, turnOf } from './turn';
import { turnedMentions } from './turn-artefact';

export type Target =
  | { readonly what: 'artefact'; readonly kind: string; readonly name: string }
  | { readonly what: 'field'; readonly entity: string; readonly name: string }
  | { readonly what: 'option'; readonly choices: string; readonly name: string }
  | { readonly what: 'option'; readonly entity: string; readonly field: string; readonly name: string };

export interface Use {
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
}

/** A name that nobody else can have. */
const NOBODY = 'nobody_at_all_is_called_like_this';

/** Every place in the metadata that uses a name; where the name is given is none of them. */
export function whereUsed(snapshot: Snapshot, target: Target, words: Words): readonly Use[] {
  const { name: from, ...rest } = target;
  const turn = turnOf({ ...rest, from, to: NOBODY } as Rename, snapshot);
  const schemas = schemasOf(words);
  return KINDS.flatMap((kind) =>
    mentioning(snapshot.artefacts(kind), from).flatMap((artefact) =>
      turnedMentions(kind, artefact, artefact, schemas, turn)
        .filter(({ mention }) => !mention.defines)
        .map(({ mention }) => ({ kind, name: artefact.name, pointer: mention.pointer })),
    ),
  );
}

function mentioning(artefacts: readonly Artefact[], name: string): readonly Artefact[] {
  return artefacts.filter((artefact) => textOf(artefact).includes(name));
}
