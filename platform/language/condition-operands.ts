/** Operands at the moment of use: what does not read the row is computed once, before rows are looked at. */
import type { Condition, Environment, Expression, Operand, Scalar } from './contracts';

export type Compare = Extract<Condition, { op: 'compare' }>;

export type Ready = { readonly value: Scalar } | { readonly expression: Expression };

/** The operands with their values; a list (a set, `me.teamsBelow`) stands for its members. */
export function readyOperands(condition: Compare, environment: Environment): readonly Ready[] {
  return condition.operands.flatMap((operand) => ready(operand, condition, environment));
}

function ready(operand: Operand, { operator }: Compare, environment: Environment): readonly Ready[] {
  if ('constant' in operand) return spread(operand.constant, operator);
  if (operand.expression.paths.length > 0) return [{ expression: operand.expression }];
  return spread(operand.expression.evaluate({}, environment), operator);
}

function spread(value: Scalar, operator: Compare['operator']): readonly Ready[] {
  const members = Array.isArray(value) && operator !== '$eq' && operator !== '$ne';
  return members ? value.map((member: string) => ({ value: member })) : [{ value }];
}
