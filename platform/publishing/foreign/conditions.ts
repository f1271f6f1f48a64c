/** Conditions of the source as expressions of ours. */
import type { ForeignField, Test } from './model';
import { valueTypeOf } from './words';

export interface Speaker {
  field(name: string): ForeignField | undefined;
  /** Our name of the field. */
  nameOf(name: string): string | undefined;
  /** The key of an option of the field. */
  keyOf(name: string, value: string): string | undefined;
}

/** The expression, or undefined when a part of it has no counterpart. */
export function sayTest(test: Test, speaker: Speaker): string | undefined {
  if ('all' in test) return joined(test.all, ' and ', speaker);
  if ('any' in test) return joined(test.any, ' or ', speaker);
  if ('set' in test) return sayShape(test.set, speaker)?.set;
  if ('not' in test) return sayNot(test.not, speaker);
  return sayEquals(test.field, test.equals, false, speaker);
}

function joined(tests: readonly Test[], by: string, speaker: Speaker): string | undefined {
  const said = tests.map((test) => sayTest(test, speaker));
  return said.includes(undefined) ? undefined : `(${said.join(by)})`;
}

function sayNot(test: Test, speaker: Speaker): string | undefined {
  if ('set' in test) return sayShape(test.set, speaker)?.unset;
  if ('field' in test) return sayEquals(test.field, test.equals, true, speaker);
  const said = sayTest(test, speaker);
  return said === undefined ? undefined : `not (${said})`;
}

interface Shape {
  readonly set: string;
  readonly unset: string;
}

/** What other platforms call true: a box ticked, a number but zero, anything else that is filled in. */
function sayShape(name: string, speaker: Speaker): Shape | undefined {
  const ours = speaker.nameOf(name);
  const meaning = speaker.field(name)?.meaning;
  if (ours === undefined || !meaning || meaning.kind === 'rows' || meaning.kind === 'related') return undefined;
  const type = meaning.kind === 'value' ? valueTypeOf({ ...meaning.options, type: meaning.type }) : 'text';
  if (type === 'boolean') return { set: `coalesce(${ours}, false)`, unset: `not coalesce(${ours}, false)` };
  if (type === 'number') return { set: `coalesce(${ours}, 0) <> 0`, unset: `coalesce(${ours}, 0) = 0` };
  return { set: `not isEmpty(${ours})`, unset: `isEmpty(${ours})` };
}

function sayEquals(name: string, value: string | number | boolean, not: boolean, speaker: Speaker): string | undefined {
  const ours = speaker.nameOf(name);
  const meaning = speaker.field(name)?.meaning;
  if (ours === undefined || !meaning) return undefined;
  if (meaning.kind === 'value' && valueTypeOf({ type: meaning.type }) === 'boolean') {
    const shape = sayShape(name, speaker);
    return Boolean(value) === not ? shape?.unset : shape?.set;
  }
  const literal = literalOf(name, value, speaker);
  if (literal === undefined) return undefined;
  return not ? `(isEmpty(${ours}) or ${ours} <> ${literal})` : `${ours} = ${literal}`;
}

function literalOf(name: string, value: string | number | boolean, speaker: Speaker): string | undefined {
  const meaning = speaker.field(name)?.meaning;
  if (meaning?.kind === 'options') return quoted(speaker.keyOf(name, String(value)));
  if (meaning?.kind !== 'value') return undefined;
  const type = valueTypeOf({ ...meaning.options, type: meaning.type });
  if (type === 'number') return typeof value === 'number' ? String(value) : undefined;
  return type === 'text' ? quoted(String(value)) : undefined;
}

function quoted(text: string | undefined): string | undefined {
  return text === undefined || /['\\]/.test(text) ? undefined : `'${text}'`;
}
