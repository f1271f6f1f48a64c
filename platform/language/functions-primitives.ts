/**
 * The primitive operations behind operators and functions. `run` is their meaning: closures call it, and
 * SQLite calls the same code as a registered function, so these two cannot differ; the MariaDB templates
 * (dialect/mysql-functions.ts) are proved against it by the conformance suite.
 */
import type { Scalar } from './contracts';
import type { Primitive } from './functions-contract';
import { DATE_PRIMITIVES } from './functions-dates';
import { NUMBER_PRIMITIVES } from './functions-numbers';
import { TEXT_PRIMITIVES } from './functions-texts';

export const PRIMITIVES: Readonly<Record<string, Primitive>> = {
  ...NUMBER_PRIMITIVES,
  ...TEXT_PRIMITIVES,
  ...DATE_PRIMITIVES,
};

/** The primitive applied to arguments; an empty text is null. */
export function apply(primitive: Primitive, args: readonly Scalar[], timeZone: string): Scalar {
  if (!primitive.takesNull && args.includes(null)) return null;
  const value = primitive.run(args, timeZone);
  return value === '' ? null : value;
}
