import type { Entity, Expression, Snapshot } from './contracts';
import type { ResolveOptions } from './paths';

export function compileExpression(_text: string, _entity: Entity | null, _snapshot: Snapshot, _options: ResolveOptions = {}): Expression {
  throw new Error('being written');
}
