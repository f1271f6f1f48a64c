/** Yes-or-no settings that may be expressions: which of them can never be true. */
import { attempted } from '../../language/compile-computations';
import type { Entity } from '../../language/contracts';
import { compileExpression } from '../../language/expression';
import type { Candidate } from './candidate';
import { verdictOfTree } from './truth';

const NOW = new Date(0);

/** Whether a flag is false for every record. */
export function isNever(flag: unknown, entity: Entity, candidate: Candidate): boolean {
  if (typeof flag !== 'string') return flag === false;
  const tree = candidate.syntax(flag);
  return tree !== undefined && verdictOfTree(tree, () => constantValue(flag, entity, candidate)) === false;
}

/** What an expression that reads nothing comes to. */
export function constantValue(text: string, entity: Entity, { snapshot }: Pick<Candidate, 'snapshot'>) {
  const expression = attempted({ snapshot, report: () => undefined }, () => compileExpression(text, entity, snapshot));
  return expression?.evaluate({}, { now: NOW, timeZone: 'UTC', me: {} }) ?? null;
}
