import type { Context } from '../../foundation/context';
import type { Finding } from '../../foundation/errors';
import type { Field, Value } from '../../language/contracts';
import type { Records } from '../contracts';
import type { Lookup, PreparedRow } from './contracts';

/** What was found for the references of a batch: a target's id, or why there is none. */
export interface Found {
  idOf(field: string, text: string): { readonly id: string } | { readonly finding: Finding };
}

const MOST_AT_ONCE = 500;

/** Looks up what rows want, a query for each field. */
export async function lookUp(
  records: Records,
  context: Context,
  lookups: readonly Lookup[],
  rows: readonly PreparedRow[],
): Promise<Found> {
  const answers = new Map<string, Map<string, Answer>>();
  for (const lookup of lookups) {
    const texts = new Set(rows.flatMap(({ wanted }) => wanted.get(lookup.field.name) ?? []));
    answers.set(lookup.field.name, await answersFor(records, context, lookup, texts));
  }
  return {
    idOf(field, text) {
      const answer = answers.get(field)?.get(text) ?? {};
      if (answer.findings?.[0]) return { finding: { ...answer.findings[0], path: field } };
      if (answer.id === undefined) return { finding: { code: 'V011', path: field, params: { value: text } } };
      if (answer.isAmbiguous) return { finding: { code: 'I005', path: field, params: { value: text } } };
      return { id: answer.id };
    },
  };
}

interface Answer {
  id?: string;
  isAmbiguous?: boolean;
  /** The text cannot be a value of the field it is looked up by. */
  findings?: readonly Finding[];
}

async function answersFor(
  records: Records,
  context: Context,
  { target, by }: Lookup,
  texts: ReadonlySet<string>,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const asked = new Map<string, Answer>();
  for (const text of texts) {
    const coerced = by.word.coerce(text, by);
    const said = 'value' in coerced ? comparedText(coerced.value, by) : '';
    const answer: Answer = 'value' in coerced ? (asked.get(said) ?? {}) : { findings: coerced.findings };
    if ('value' in coerced) asked.set(said, answer);
    answers.set(text, answer);
  }
  const values = [...asked.keys()].map((said) => JSON.parse(said) as Value);
  for (let start = 0; start < values.length; start += MOST_AT_ONCE) {
    const where = { [by.name]: { $in: values.slice(start, start + MOST_AT_ONCE) } };
    for (let after: string | null | undefined; after !== null; ) {
      const page = await records.find(context, target.name, {
        where,
        fields: [by.name],
        limit: 1000,
        ...(after ? { after } : {}),
      });
      for (const record of page.records) note(asked.get(comparedText(record[by.name] as Value, by)), record.id);
      after = page.next;
    }
  }
  return answers;
}

function note(answer: Answer | undefined, id: string): void {
  if (!answer) return;
  if (answer.id !== undefined && answer.id !== id) answer.isAmbiguous = true;
  answer.id = id;
}

/** A value as conditions compare it, in one writing. */
export function comparedText(value: Value, field: Field): string {
  return JSON.stringify(value === null ? null : (field.word.compared?.(value, field) ?? value));
}
