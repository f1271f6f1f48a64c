import { type Finding, PlatformError } from '../foundation/errors';
import type { Entity, Expression, Snapshot } from './contracts';
import { compileNode } from './expression-compiler';
import type { Sources } from './expression-names';
import { sqlOf } from './expression-nodes';
import { parse } from './expression-syntax';
import type { ResolveOptions } from './paths';

/**
 * An expression over records of an entity (or over the user and parameters alone, without one), checked
 * against metadata with types. With `options.outer` and no entity, bare names are the outer record's.
 * Throws badExpression with all findings, each with its position (from 1) in the text.
 */
export function compileExpression(
  text: string,
  entity: Entity | null,
  snapshot: Snapshot,
  options: ResolveOptions = {},
): Expression {
  const sources: Sources = { entity, snapshot, options, findings: [], paths: new Map(), recordPaths: new Map() };
  const parsed = parse(text);
  if ('finding' in parsed) throw refused([{ ...parsed.finding, path: options.findingPath ?? '' }]);
  const node = compileNode(parsed.tree, sources);
  if (!node || sources.findings.length > 0) throw refused(sources.findings);
  return {
    text,
    type: node.type === 'null' ? 'none' : node.type,
    ambient: node.ambient,
    paths: [...sources.paths.values()],
    recordPaths: [...sources.recordPaths.values()],
    evaluate: (values, environment) => node.evaluate(values, environment),
    toSql: (scope, environment) => sqlOf(node, scope, environment),
  };
}

function refused(findings: readonly Finding[]): PlatformError {
  return new PlatformError('badExpression', {}, findings);
}
