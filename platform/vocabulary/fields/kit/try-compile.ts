import { PlatformError } from '../../../foundation/errors';
import type { Entity, Expression, Snapshot } from '../../../language/contracts';
import { compileExpression } from '../../../language/expression';

/** A compiled expression of metadata, or null when it does not compile: a mistake there must not break the page. */
export function tryCompile(text: string, entity: Entity, snapshot: Snapshot): Expression | null {
  try {
    return compileExpression(text, entity, snapshot);
  } catch (error) {
    if (error instanceof PlatformError) return null;
    throw error;
  }
}
