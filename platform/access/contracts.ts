/** One access decision for every channel. */
import type { Entity } from '../language/contracts';
import type { Visibility } from '../storage/contracts';

export type Action = 'read' | 'create' | 'update' | 'delete' | 'import' | 'export';

/** What an actor may do on a snapshot. Made once per session state and snapshot. */
export interface Policy {
  /** Holds a role that grants everything. */
  readonly administrator: boolean;
  may(entity: string, action: Action): boolean;
  /** Rows the actor may do this to: null is all rows, a constant-false condition none. */
  rows(entity: Entity, action: Action): ReturnType<Visibility>;
  mayRead(entity: string, field: string): boolean;
  mayWrite(entity: string, field: string): boolean;
}
