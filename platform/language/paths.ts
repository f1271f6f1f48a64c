/**
 * Dotted paths from an entity: references to hop over, then a field. A field the caller may not read
 * is answered exactly as one that does not exist, so that a path never tells what is there.
 */
import { type Finding, PlatformError } from '../foundation/errors';
import { didYouMean } from '../foundation/suggest';
import type { Entity, Field, Path, Snapshot } from './contracts';

export interface ResolveOptions {
  readonly mayRead?: (entity: string, field: string) => boolean;
  /** The place of the condition or expression (JSON pointer), in front of the findings' paths. */
  readonly findingPath?: string;
  /**
   * The entity of `environment.record`: its paths are read as `record.…`, and inside `{"$": …}` of a
   * condition by their bare names too (the record being edited, in a reference's `where`).
   */
  readonly outer?: Entity | null;
}

/** The path, or the one finding that says why there is none. */
export type TriedPath = { readonly path: Path } | { readonly finding: Finding };

/** The path of a dotted text. Throws badRequest with the finding (L001, L011) when there is none. */
export function resolvePath(text: string, entity: Entity, snapshot: Snapshot, options: ResolveOptions = {}): Path {
  const tried = tryPath(text, entity, snapshot, options);
  if ('path' in tried) return tried.path;
  throw new PlatformError('badRequest', { reason: text }, [tried.finding]);
}

/** As resolvePath, without throwing. Only the last segment may lead to many records. */
export function tryPath(text: string, entity: Entity, snapshot: Snapshot, options: ResolveOptions = {}): TriedPath {
  const segments = text.split('.');
  const hops: Field[] = [];
  let at = entity;
  for (const [index, name] of segments.entries()) {
    const field = readable(at, name, options);
    if (!field) return { finding: missing(name, at, options) };
    if (index === segments.length - 1) return { path: { entity: entity.name, hops, field, text } };
    if (field.relation?.kind === 'many') return { finding: found('L011', { name }, options) };
    if (!field.relation)
      return { finding: found('L001', { name: `${name}.${segments[index + 1]}`, entity: at.name, hint: '' }, options) };
    hops.push(field);
    at = snapshot.entity(field.relation.to);
  }
  return { finding: missing('', entity, options) };
}

/** The entity whose records a reference, a collection or lines lead to; undefined for other fields. */
export function targetOf(field: Field, snapshot: Snapshot): Entity | undefined {
  if (!field.relation) return undefined;
  return snapshot.entity(field.relation.kind === 'one' ? field.relation.to : field.relation.of);
}

/** The same value without a needless hop: `place.id` is what `place` itself holds. */
export function shortest(path: Path): Path {
  const last = path.hops.at(-1);
  if (path.field.name !== 'id' || last?.relation?.kind !== 'one') return path;
  return { ...path, hops: path.hops.slice(0, -1), field: last, text: path.text.slice(0, -'.id'.length) };
}

/** A path of a target's record, seen from the record that leads there. */
export function beyond(via: Path, path: Path): Path {
  return {
    entity: via.entity,
    hops: [...via.hops, via.field, ...path.hops],
    field: path.field,
    text: `${via.text}.${path.text}`,
  };
}

function readable(entity: Entity, name: string, options: ResolveOptions): Field | undefined {
  const field = entity.fields.get(name);
  return field && mayRead(field, options) ? field : undefined;
}

function mayRead(field: Field, options: ResolveOptions): boolean {
  return options.mayRead?.(field.entity, field.name) ?? true;
}

function missing(name: string, entity: Entity, options: ResolveOptions): Finding {
  const known = [...entity.fields.values()].filter((field) => mayRead(field, options)).map((field) => field.name);
  return found('L001', { name, entity: entity.name, hint: didYouMean(name, known) }, options);
}

function found(code: 'L001' | 'L011', params: Readonly<Record<string, unknown>>, options: ResolveOptions): Finding {
  return { code, path: options.findingPath ?? '', params };
}
