/** What resolving a condition carries along, and how it says what is wrong. */
import type { Finding } from '../foundation/errors';
import type { FindingCode } from '../foundation/findings';
import type { Condition, Entity, Snapshot } from './contracts';
import type { ResolveOptions } from './paths';

/** What a condition is resolved against, and what resolving finds out. */
export interface Resolving {
  readonly snapshot: Snapshot;
  readonly options: ResolveOptions;
  readonly findings: Finding[];
  /** Terms so far. */
  terms: number;
}

/** Where in the JSON, and in which entity. */
export interface Place {
  readonly entity: Entity;
  /** JSON pointer. */
  readonly at: string;
  readonly depth: number;
}

const TRUE: Condition = { op: 'constant', value: true };

/** Adds a finding and answers a condition that is never used. */
export function refuse(
  resolving: Resolving,
  code: FindingCode,
  at: string,
  params: Readonly<Record<string, unknown>>,
): Condition {
  resolving.findings.push({ code, path: at, params });
  return TRUE;
}

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
