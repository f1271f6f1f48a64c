import type { Plan, PlanStep } from '../../publishing/contracts';
import type { Conflict, InstallPlan, UninstallPlan } from '../../publishing/installed/contracts';
import { sayFindings } from '../say';

/** What installing does, for people. */
export function sayInstall({ name, version, from, plan, conflicts, masked, returned }: InstallPlan): string {
  const what = from === null ? `${name} ${version}` : `${name} ${from} → ${version}`;
  return [
    `${what}\n`,
    saySteps(plan),
    sayConflicts(conflicts, 'changed here and in the new version; ours stays until you decide'),
    masked.length > 0 ? `${masked.length} values of the package are hidden by ours.\n` : '',
    returned > 0 ? `${returned} documents that were set aside for it come back.\n` : '',
  ].join('');
}

/** What uninstalling does, for people. */
export function sayUninstall({ name, version, plan, goes, stays, usedBy, setAside }: UninstallPlan): string {
  const fields = goes.fields.map(({ entity, name: field }) => `${entity}.${field}`);
  const records = goes.records.filter(({ count }) => count > 0).map(({ entity, count }) => `${count} of ${entity}`);
  return [
    `${name} ${version} goes\n`,
    `  artefacts: ${goes.artefacts.map((each) => `${each.kind} ${each.name}`).join(', ') || 'none'}\n`,
    fields.length > 0 ? `  fields of others: ${fields.join(', ')}\n` : '',
    records.length > 0 ? `  records out of sight, kept for its return: ${records.join(', ')}\n` : '',
    stays.length > 0 ? `  stays without it: ${stays.map((each) => `${each.kind} ${each.name}`).join(', ')}\n` : '',
    usedBy.map((use) => `  used by ${use.layer}: ${use.kind} ${use.name} ${use.pointer}\n`).join(''),
    saySteps(plan),
    sayConflicts(setAside, 'of the customer are set aside for its return'),
  ].join('');
}

/** The steps that are not safe one by one, and every mistake. */
export function saySteps({ steps, findings }: Plan): string {
  const risky = steps.filter((step) => step.class !== 'safe');
  const safe = steps.length - risky.length;
  const counted = safe > 0 ? `  ${safe} safe steps\n` : '';
  return `${counted}${risky.map(sayStep).join('')}${sayFindings(findings)}`;
}

function sayStep(step: PlanStep): string {
  return `  ${step.class} ${step.id}: ${step.sentence.en}\n`;
}

function sayConflicts(conflicts: readonly Conflict[], what: string): string {
  if (conflicts.length === 0) return '';
  const lines = conflicts.map(({ clash, layer, kind, artefact, pointer }) => {
    return `  ${clash} ${layer}: ${kind} ${artefact} ${pointer}\n`;
  });
  return `${conflicts.length} ${what}:\n${lines.join('')}`;
}
