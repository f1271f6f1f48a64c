/** Where expressions are written, and which fields they read: by their syntax alone, since they are known to compile. */
import type { Entity, Path, Snapshot } from '../../language/contracts';
import { chainOf } from '../../language/expression-names';
import { parse, type Syntax } from '../../language/expression-syntax';
import { isObject, pointerTo } from '../../language/layers';
import { tryPath } from '../../language/paths';
import type { Candidate, PlacedExpression, PlacedMention } from './candidate';
import type { Named } from './rule';

/** The path of a name from an entity; undefined when it leads nowhere. */
export function pathOf(text: string, entity: string | null, snapshot: Snapshot): Path | undefined {
  if (entity === null || !snapshot.hasEntity(entity)) return undefined;
  const tried = tryPath(text, snapshot.entity(entity), snapshot);
  return 'path' in tried ? tried.path : undefined;
}

/** The syntax of a text; undefined when it cannot be read. */
export function syntaxOf(text: string): Syntax | undefined {
  const parsed = parse(text);
  return 'tree' in parsed ? parsed.tree : undefined;
}

type Reading = Pick<Candidate, 'snapshot' | 'syntax'>;

/** Every flag, check, formula, computed default and currency. */
export function expressionsOf(
  mentions: readonly PlacedMention[],
  entities: readonly Entity[],
  reading: Reading,
): readonly PlacedExpression[] {
  const { snapshot } = reading;
  const mentioned = mentions.flatMap(({ as, about, pointer, scope, value }) => {
    if ((as !== 'flag' && as !== 'expression') || typeof value !== 'string') return [];
    if (scope === null || !snapshot.hasEntity(scope)) return [];
    const decides = as === 'flag' || /^\/checks\//.test(pointer);
    return placedExpression(about, pointer, snapshot.entity(scope), value, decides, reading);
  });
  const written = entities.flatMap((entity) => {
    const about: Named = { kind: 'entity', name: entity.name };
    return [...entity.fields.values()].flatMap((field) => {
      const pointer = pointerTo('/fields', field.name);
      const { default: value, currency } = field.definition;
      const computed = isObject(value) && typeof value.$ === 'string' ? value.$ : undefined;
      const code = typeof currency === 'string' && !isCurrencyCode(currency) ? currency : undefined;
      return [
        ...placedExpression(about, `${pointer}/default/$`, entity, computed, false, reading),
        ...placedExpression(about, `${pointer}/currency`, entity, code, false, reading),
      ];
    });
  });
  return [...mentioned, ...written];
}

/** A currency is named by its code; anything else in its place is an expression. */
export function isCurrencyCode(written: string): boolean {
  return /^[A-Z]{3}$/.test(written);
}

function placedExpression(
  about: Named,
  pointer: string,
  entity: Entity,
  text: string | undefined,
  decides: boolean,
  { snapshot, syntax }: Reading,
): PlacedExpression[] {
  const tree = text === undefined ? undefined : syntax(text);
  if (text === undefined || !tree) return [];
  const paths = namesIn(tree).flatMap((name) => pathOf(name, entity.name, snapshot) ?? []);
  return [{ about, pointer, entity, text, tree, paths, decides }];
}

/** Every dotted name in the syntax; inside an aggregate that of the collection and its field. */
function namesIn(tree: Syntax): readonly string[] {
  const own = chainOf(tree);
  if (own) return own.map((_, length) => own.slice(0, length + 1).join('.'));
  return innerOf(tree).flatMap(namesIn);
}

/** What a part of the syntax is made of. */
export function innerOf(tree: Syntax): readonly Syntax[] {
  return Object.values(tree).flatMap((part) =>
    Array.isArray(part) ? (part as unknown[]).filter(isSyntax) : isSyntax(part) ? [part] : [],
  );
}

function isSyntax(part: unknown): part is Syntax {
  return typeof part === 'object' && part !== null && 'type' in part;
}
