/** What names in an expression stand for: fields and to-one paths, `me.…`, `record.…`. */

import type { Finding } from '../foundation/errors';
import type { FindingCode } from '../foundation/findings';
import { didYouMean } from '../foundation/suggest';
import type { Entity, Path, Snapshot, ValueType } from './contracts';
import { column, type Node, outerValue, userValue } from './expression-nodes';
import { leftmost, type Syntax } from './expression-syntax';
import { type ResolveOptions, shortest, tryPath } from './paths';
import { type ScalarType, TYPE_NAMES } from './scalars';

/** What an expression is compiled against, and what compiling finds out. */
export interface Sources {
  readonly entity: Entity | null;
  readonly snapshot: Snapshot;
  readonly options: ResolveOptions;
  readonly findings: Finding[];
  readonly paths: Map<string, Path>;
  readonly recordPaths: Map<string, Path>;
}

const ME: Readonly<Record<string, ScalarType>> = {
  id: 'reference',
  team: 'reference',
  teamsBelow: 'set',
  roles: 'set',
  name: 'text',
};

/** The names of a dotted chain ("place", "name"), or undefined for any other syntax. */
export function chainOf(tree: Syntax): readonly string[] | undefined {
  const names: string[] = [];
  let at: Syntax = tree;
  while (at.type === 'MemberExpression' && at.computed === false && at.optional !== true) {
    names.unshift(String((at.property as { name?: unknown }).name));
    at = at.object as Syntax;
  }
  return at.type === 'Identifier' ? [String(at.name), ...names] : undefined;
}

/** The node of a name, or undefined with a finding. */
export function nameNode(names: readonly string[], tree: Syntax, sources: Sources): Node | undefined {
  const start = leftmost(tree);
  if (names[0] === 'me') return user(names, start, sources);
  const root = rootOf(names, sources);
  const text = root.names.join('.');
  if (!root.entity) return report(sources, 'L001', start, { name: names.join('.'), entity: '', hint: '' });
  const tried = tryPath(text, root.entity, sources.snapshot, sources.options);
  if ('finding' in tried) return report(sources, tried.finding.code, start, tried.finding.params ?? {});
  const path = shortest(tried.path);
  const kind = path.field.operand?.kind;
  const type = scalarType(path.field.value);
  if (!kind || !type) return report(sources, 'L008', start, { expected: VALUE, given: TYPE_NAMES[path.field.value] });
  (root.outer ? sources.recordPaths : sources.paths).set(path.text, path);
  return root.outer ? outerValue(path, type, start) : column(path, kind, type, start);
}

/** The entity in whose record a name is looked up, and the name from there. */
export function rootOf(names: readonly string[], { entity, options }: Sources): Root {
  const outer = options.outer ?? null;
  if (outer && names[0] === 'record' && names.length > 1) return { entity: outer, names: names.slice(1), outer: true };
  return entity ? { entity, names, outer: false } : { entity: outer, names, outer: true };
}

export interface Root {
  readonly entity: Entity | null;
  readonly names: readonly string[];
  /** Its values stand in `environment.record`. */
  readonly outer: boolean;
}

/** Adds a finding at a position (shown from 1) and answers undefined, so that compiling goes on elsewhere. */
export function report(
  sources: Sources,
  code: FindingCode,
  start: number,
  params: Readonly<Record<string, unknown>>,
): undefined {
  sources.findings.push({ code, path: sources.options.findingPath ?? '', params: { ...params, position: start + 1 } });
}

export function scalarType(type: ValueType): Exclude<ScalarType, 'null'> | undefined {
  return type === 'rows' || type === 'none' ? undefined : type;
}

const VALUE = { en: 'A value', ru: 'значение' };

function user(names: readonly string[], start: number, sources: Sources): Node | undefined {
  const property = names[1] ?? '';
  const type = names.length === 2 && Object.hasOwn(ME, property) ? ME[property] : undefined;
  if (type) return userValue(property, type, start);
  const name = names.slice(1).join('.');
  return report(sources, 'L001', start, { name, entity: 'me', hint: didYouMean(name, Object.keys(ME)) });
}
