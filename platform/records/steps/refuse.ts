import { PlatformError } from '../../foundation/errors';
import type { Unit } from '../unit';

/** Ends the preparation: with anything wrong, all of it is told at once and nothing is written. */
export function refuse(unit: Unit): void {
  if (unit.conflicts.length > 0) throw conflict(unit);
  if (unit.findings.length > 0) throw new PlatformError('invalid', {}, unit.findings);
}

function conflict(unit: Unit): PlatformError {
  const fields: Record<string, unknown> = {};
  const findings = unit.conflicts.map(({ change, field, mine, theirs }) => {
    const path = `${change.at}${field}`;
    fields[path] = { mine, theirs };
    return { code: 'V025' as const, path, params: { mine: said(mine), theirs: said(theirs) } };
  });
  return new PlatformError('conflict', {}, [...findings, ...unit.findings], { fields });
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
