import type { Artefact } from '../language/contracts';
import type { Action } from './contracts';

export type Scope = 'none' | 'own' | 'team' | 'teamAndBelow' | 'all';

/** One role's answer for one action on one entity: a scope of rows, narrowed by a condition as it is written. */
export interface Grant {
  readonly scope: Scope;
  readonly where: unknown;
}

export interface FieldGrant {
  readonly read?: boolean;
  readonly write?: boolean;
}

/** What one role says about one entity. */
export interface EntityGrants {
  /** The role names the entity itself; false when the role's "*" answers for it. */
  readonly named: boolean;
  grant(action: Action): Grant;
  readonly fields: Readonly<Record<string, FieldGrant>>;
}

/** A role artefact, read. */
export interface RoleGrants {
  readonly administrator: boolean;
  entity(name: string): EntityGrants;
}

type Written = Readonly<Record<string, unknown>>;

const NOTHING: Grant = Object.freeze({ scope: 'none', where: null });

/** Reads a role artefact (already valid by its schema); what it does not mention is not granted. */
export function readRole(role: Artefact): RoleGrants {
  const entities = (role['entities'] ?? {}) as Readonly<Record<string, Written>>;
  return {
    administrator: role['administrator'] === true,
    entity(name) {
      const named = Object.hasOwn(entities, name);
      const written = (named ? entities[name] : entities['*']) ?? {};
      return {
        named,
        grant: (action) => readGrant(written[action]),
        fields: (written['fields'] ?? {}) as Readonly<Record<string, FieldGrant>>,
      };
    },
  };
}

function readGrant(written: unknown): Grant {
  if (typeof written === 'string') return { scope: written as Scope, where: null };
  if (typeof written !== 'object' || written === null) return NOTHING;
  const { scope, where } = written as { scope?: Scope; where?: unknown };
  return { scope: scope ?? 'all', where: where ?? null };
}
