import type { Scalar } from './contracts';
import type { ScalarType } from './scalars';

/** A primitive operation on scalars; functions and operators are made of these. */
export interface Primitive {
  readonly takes: readonly ScalarType[];
  readonly gives: ScalarType;
  /** Gets null arguments too; others answer null as soon as one argument is null. */
  readonly takesNull?: true;
  /** Depends on the user's time zone. */
  readonly zoned?: true;
  run(args: readonly Scalar[], timeZone: string): Scalar;
}
