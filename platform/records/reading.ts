import type { Policy } from '../access/contracts';
import { type Finding, PlatformError } from '../foundation/errors';
import type { Entity, Field, Path, Snapshot, Values } from '../language/contracts';
import { targetOf, tryPath } from '../language/paths';
import type { RecordBody } from './contracts';
import { type Manner, titleOf, titlePath } from './title';

/** Rows of a record that are sent inside it. */
export interface Expansion {
  readonly field: Field;
  readonly target: Entity;
  /** The reference of the target that points back. */
  readonly by: Field;
  readonly reading: Reading;
}

/** What is read of an entity for one list of fields, and how a row of it becomes a body. Compiled once, then used for every row. */
export interface Reading {
  readonly entity: Entity;
  readonly paths: readonly Path[];
  readonly expansions: readonly Expansion[];
  shape(values: Values): RecordBody;
}

type Writer = (values: Values, out: Record<string, unknown>) => void;

/** A requested name and what is requested beyond it. */
interface Node {
  readonly path: Path;
  readonly beyond: Map<string, Node>;
}

const readings = new WeakMap<Policy, Map<string, Reading>>();

/**
 * The reading of an entity's fields for a caller: dotted paths, or all readable stored fields when absent.
 * Throws badRequest with all unknown names at once; a hidden field is as unknown as any other.
 */
export function readingOf(
  snapshot: Snapshot,
  policy: Policy,
  entity: Entity,
  fields: readonly string[] | undefined,
  manner: Manner,
): Reading {
  const known = readings.get(policy) ?? new Map<string, Reading>();
  readings.set(policy, known);
  const key = `${entity.name} ${fields ? fields.join(',') : '*'} ${manner.locale} ${manner.timeZone}`;
  const found = known.get(key);
  if (found) return found;
  const reading = compile(snapshot, policy, entity, fields, manner);
  if (known.size >= 1000) known.clear();
  known.set(key, reading);
  return reading;
}

function compile(
  snapshot: Snapshot,
  policy: Policy,
  entity: Entity,
  fields: readonly string[] | undefined,
  manner: Manner,
): Reading {
  const findings: Finding[] = [];
  const nodes = new Map<string, Node>();
  const expanded = new Map<string, string[]>();
  const options = { mayRead: policy.mayRead };
  for (const text of fields ?? storedFields(entity, policy)) {
    const [first = '', ...rest] = text.split('.');
    const field = entity.fields.get(first);
    if (field?.relation?.kind === 'many' && field.relation.owned && policy.mayRead(entity.name, first)) {
      expanded.set(first, [...(expanded.get(first) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])]);
      continue;
    }
    const tried = tryPath(text, entity, snapshot, options);
    if ('finding' in tried) findings.push({ ...tried.finding, path: 'fields' });
    else if (tried.path.field.relation?.kind === 'many')
      findings.push({ code: 'L011', path: 'fields', params: { name: text } });
    else place(nodes, tried.path);
  }
  if (findings.length > 0) throw new PlatformError('badRequest', { reason: 'fields' }, findings);
  const expansions = [...expanded].map(([name, inner]) => expansionOf(snapshot, policy, entity, name, inner, manner));
  const paths = new Map<string, Path>();
  const writers = [...nodes].map(([name, node]) => writerOf(name, node, snapshot, policy, manner, paths));
  return { entity, paths: [...paths.values()], expansions, shape: shaper(writers) };
}

function storedFields(entity: Entity, policy: Policy): readonly string[] {
  return [...entity.fields.values()]
    .filter((field) => field.columns.length > 0 && policy.mayRead(entity.name, field.name))
    .map((field) => field.name);
}

function expansionOf(
  snapshot: Snapshot,
  policy: Policy,
  entity: Entity,
  name: string,
  inner: readonly string[],
  manner: Manner,
): Expansion {
  const field = entity.fields.get(name);
  const target = field && targetOf(field, snapshot);
  const by = field?.relation?.kind === 'many' ? target?.fields.get(field.relation.by) : undefined;
  if (!field || !target || !by) throw new Error(`${entity.name}.${name} is not a collection`);
  return {
    field,
    target,
    by,
    reading: readingOf(snapshot, policy, target, inner.length > 0 ? inner : undefined, manner),
  };
}

/** Puts a path into the tree of requested names: "account.owner.name" stands at account → owner → name. */
function place(nodes: Map<string, Node>, path: Path): void {
  let level = nodes;
  const fields = [...path.hops, path.field];
  for (const [depth, field] of fields.entries()) {
    const hops = fields.slice(0, depth);
    const text = fields
      .slice(0, depth + 1)
      .map((each) => each.name)
      .join('.');
    const node = level.get(field.name) ?? { path: { entity: path.entity, hops, field, text }, beyond: new Map() };
    level.set(field.name, node);
    level = node.beyond;
  }
}

function writerOf(
  name: string,
  node: Node,
  snapshot: Snapshot,
  policy: Policy,
  manner: Manner,
  paths: Map<string, Path>,
): Writer {
  const { text, field } = node.path;
  paths.set(text, node.path);
  if (field.relation?.kind !== 'one') {
    return (values, out) => {
      out[name] = values[text] ?? null;
    };
  }
  const title = titlePath(node.path, snapshot, policy.mayRead);
  if (title) paths.set(title.text, title);
  const inner = [...node.beyond].map(([key, each]) => writerOf(key, each, snapshot, policy, manner, paths));
  return (values, out) => {
    const id = values[text] ?? null;
    if (id === null) {
      out[name] = null;
      return;
    }
    const reference: Record<string, unknown> = { id, title: titleOf(title, values, manner) };
    for (const write of inner) write(values, reference);
    out[name] = reference;
  };
}

function shaper(writers: readonly Writer[]): (values: Values) => RecordBody {
  return (values) => {
    const body: Record<string, unknown> = { id: values['id'], version: values['version'] };
    for (const write of writers) write(values, body);
    return body as RecordBody;
  };
}
