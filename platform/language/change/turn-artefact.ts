/** A turn of names over everything that one layer says about an artefact, wherever the schemas say that names stand. */
import type { Artefact, Field } from '../contracts';
import type { Kind } from '../kinds';
import { isObject, keysOf } from '../layers';
import { type Mention, mentionsIn } from '../references';
import type { Schemas } from '../schemas';
import { type Json, parentOf, replacedAt, sameValue } from './json';
import type { Turn } from './turn';
import { turnCondition, turnValue } from './turn-condition';
import { turnExpression } from './turn-expression';
import { fieldOf, targetOf, turnNames, turnPath, turnPlace } from './turn-path';

/** A mention that the turn changes. */
export interface TurnedMention {
  readonly mention: Mention;
  readonly value: unknown;
}

/** The mentions of a part of an artefact that a turn changes. `whole` is the artefact with all layers up to this one. */
export function turnedMentions(
  kind: Kind,
  part: Artefact,
  whole: Artefact,
  schemas: Schemas,
  turn: Turn,
): readonly TurnedMention[] {
  const leadsTo = (entity: string, path: string): string | null => {
    const { field } = turnNames(path.split('.'), entity, turn);
    return field ? targetOf(field) : null;
  };
  return mentionsIn(kind, part, { schemas, leadsTo }, whole).flatMap((mention) => {
    const value = turned(mention, kind, whole.name, turn);
    return sameValue(value, mention.value) ? [] : [{ mention, value }];
  });
}

/** The part with other names: values first, then keys from the innermost out, so that every pointer still leads somewhere. */
export function withTurned(part: Json, turned: readonly TurnedMention[], merges: boolean): Json {
  let body: unknown = part;
  for (const { mention, value } of turned) if (!mention.isKey) body = replacedAt(body, mention.pointer, value);
  const keys = turned.filter(({ mention }) => mention.isKey);
  keys.sort((one, other) => other.mention.pointer.split('/').length - one.mention.pointer.split('/').length);
  for (const { mention, value } of keys)
    body = withKey(body, mention.pointer, String(value), merges && mention.defines);
  return body as Json;
}

/** The document with another last key of a pointer; the value stays in its place, or goes when a merge took it over. */
export function withKey(document: unknown, pointer: string, to: string, drop = false): unknown {
  const from = keysOf(pointer).at(-1) ?? '';
  const parent = parentOf(pointer);
  const rename = (object: Json) =>
    Object.fromEntries(
      Object.entries(object).flatMap(([key, value]): [string, unknown][] => {
        if (key !== from) return [[key, value]];
        return drop ? [] : [[to, value]];
      }),
    );
  return changedAt(document, keysOf(parent), rename);
}

function changedAt(document: unknown, [key, ...rest]: readonly string[], change: (object: Json) => Json): unknown {
  if (Array.isArray(document))
    return document.map((item, index) => (String(index) === key ? changedAt(item, rest, change) : item));
  if (!isObject(document)) return document;
  if (key === undefined) return change(document);
  const entries = Object.entries(document).map(([name, value]): [string, unknown] => [
    name,
    name === key ? changedAt(value, rest, change) : value,
  ]);
  return Object.fromEntries(entries);
}

function turned(mention: Mention, kind: Kind, artefact: string, turn: Turn): unknown {
  const { value } = mention;
  if (mention.defines) return turnedDefinition(mention, kind, artefact, turn);
  if (mention.names) return turnedName(mention, turn);
  return value === null ? value : turnedWriting(mention, turn);
}

function turnedName({ as, value, scope }: Mention, turn: Turn): string {
  const name = String(value);
  if (as === 'field' || as === 'sort') return turnPath(name, scope, turn);
  if (as === 'finding') return turnPlace(name, scope, turn);
  return turn.artefact(as === 'entityOrAll' ? 'entity' : as, name);
}

function turnedDefinition({ as, value, scope, holderKey }: Mention, kind: Kind, artefact: string, turn: Turn): string {
  const name = String(value);
  if (as === 'field') return scope === null ? name : turn.field(scope, name);
  const meant = turn.definesOption({ kind, artefact, entity: scope, field: holderKey });
  return meant ? turn.option(name) : name;
}

function turnedWriting(mention: Mention, turn: Turn): unknown {
  const { as, value, scope, record, holderKey, pointer } = mention;
  if (as === 'condition') return turnCondition(value, { entity: scope, record }, turn);
  if (as === 'default') return turnValue(value, fieldIn(scope, holderKey, turn), scope, turn);
  if (as === 'value') return turnValue(value, fieldIn(scope, keysOf(pointer).at(-1) ?? '', turn), scope, turn);
  if (typeof value !== 'string' || !WRITTEN.has(as) || CURRENCY_CODE.test(value)) return value;
  const result = as === 'expression' ? fieldIn(scope, holderKey, turn) : undefined;
  return turnExpression(value, { entity: scope, record: null, result }, turn);
}

const WRITTEN = new Set(['expression', 'flag', 'currency']);
/** A currency is a code or an expression. */
const CURRENCY_CODE = /^[A-Z]{3}$/;

function fieldIn(entity: string | null, name: string, turn: Turn): Field | undefined {
  return entity === null ? undefined : fieldOf(entity, name, turn);
}
