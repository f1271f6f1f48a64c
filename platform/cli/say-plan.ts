import type { Plan, PlanStep } from '../publishing/contracts';
import { sayFindings } from './say';

/** A plan for people: what becomes different, what is done for it, and what it means for people and programs. */
export function sayPlan(plan: Plan): string {
  const parts = [
    section('Mistakes', plan.findings.length > 0 ? [sayFindings(plan.findings).trimEnd()] : []),
    section(
      'Breaks',
      plan.breaks.map(({ sentence }) => sentence.en ?? ''),
    ),
    ...plan.differences.map(({ kind, name, label, changes }) =>
      section(
        `${label.en} (${kind} ${name})`,
        changes.map(({ sentence }) => sentence.en ?? ''),
      ),
    ),
    section('Steps', plan.steps.flatMap(stepLines)),
    section(
      'Access',
      plan.access.map(({ sentence }) => sentence.en ?? ''),
    ),
    section(
      'API',
      plan.api.map(({ breaking, sentence }) => `${breaking ? 'breaking: ' : ''}${sentence.en}`),
    ),
    section('Advice', plan.advice.length > 0 ? [sayFindings(plan.advice).trimEnd()] : []),
    section('To confirm', plan.confirm),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n') : `Nothing would change; revision ${plan.base} stays.\n`;
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length > 0 ? `${heading}\n${lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}\n`).join('')}` : '';
}

function stepLines({ class: grade, sentence, rows, seconds, examples }: PlanStep): readonly string[] {
  const waits = seconds >= 0.1 ? `, ${seconds.toFixed(1)} s` : '';
  const met = rows > 0 ? ` [${rows.toLocaleString('en')} rows${waits}]` : '';
  const values = examples.map(({ value }) => `  e.g. ${JSON.stringify(value)}`);
  return [`${grade}: ${sentence.en}${met}`, ...values];
}
