/** What the rules of a form say about a record at this moment. */
import type { RecordValues, Unknown } from '../../fields/kit/known-values';
import { evaluate, type LiveWorld, overlap } from '../../fields/kit/live-record';
import type { FieldRules, FormRules, Rule } from './rules';

export interface Decision {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

export interface Decisions {
  readonly fields: Map<string, Decision>;
  readonly parts: Map<string, boolean>;
  readonly unknown: readonly Unknown[];
}

const OPEN: Decision = { visible: true, required: false, readOnly: false };

/** Decides anew what depends on the dirty fields. While something is unknown, the old decision stays. */
export function decide(
  rules: FormRules,
  record: RecordValues,
  dirty: ReadonlySet<string> | 'all',
  world: LiveWorld,
  before: Pick<Decisions, 'fields' | 'parts'>,
): Decisions {
  const unknown: Unknown[] = [];
  const ask = (rule: Rule, otherwise: boolean): boolean => {
    if ('constant' in rule) return rule.constant;
    const { result, unknown: missing } = evaluate(rule.expression, record, world);
    unknown.push(...missing);
    return missing.length > 0 ? otherwise : result === true;
  };
  const fields = new Map<string, Decision>();
  for (const [name, each] of rules.fields) {
    if (!concerns(each, dirty)) continue;
    const old = before.fields.get(name) ?? OPEN;
    fields.set(name, {
      visible: each.visible.every((rule) => ask(rule, old.visible)),
      required: each.required.some((rule) => ask(rule, old.required)),
      readOnly: each.readOnly.some((rule) => ask(rule, old.readOnly)),
    });
  }
  const parts = new Map<string, boolean>();
  for (const [key, rule] of rules.parts) {
    if (isConcerned(rule, dirty)) parts.set(key, ask(rule, before.parts.get(key) ?? true));
  }
  return { fields, parts, unknown };
}

function concerns(rules: FieldRules, dirty: ReadonlySet<string> | 'all'): boolean {
  if (dirty === 'all') return true;
  return [rules.visible, rules.required, rules.readOnly].some((list) => list.some((rule) => isConcerned(rule, dirty)));
}

function isConcerned(rule: Rule, dirty: ReadonlySet<string> | 'all'): boolean {
  return dirty === 'all' || ('roots' in rule && overlap(rule.roots, dirty));
}
