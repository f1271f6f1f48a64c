/** The definition of one field of ours from what a field of the source means. */
import type { FieldDefinition, Text } from '../../language/contracts';
import { type Speaker, sayTest } from './conditions';
import type { ForeignField, Test } from './model';
import type { Notebook } from './notes';
import { type EntityPlan, entityName, type Plan } from './plan';
import type { Texts } from './texts';

export interface FieldSite {
  readonly plan: Plan;
  readonly entity: EntityPlan;
  readonly book: Notebook;
  readonly texts: Texts;
  readonly speaker: Speaker;
  /** The choices artefact of a field, in source names. */
  choicesOf(entity: string, field: string): string | undefined;
}

type Definitions = Readonly<Record<string, FieldDefinition>>;
type Options = Readonly<Record<string, unknown>>;

/** The definitions a field becomes: one, two for a link to several entities, none when it says nothing of its own. */
export function definitionsOf(field: ForeignField, name: string, site: FieldSite): Definitions {
  const head = headOf(field, name, site);
  if (field.meaning.kind === 'pair') return pairOf(field, name, head, site);
  const specific = specificOf(field, site);
  if (!specific) return {};
  return { [name]: { ...specific, ...head, ...demandsOf(field, site), ...defaultOf(field, site) } as FieldDefinition };
}

function headOf(field: ForeignField, name: string, { texts }: FieldSite): Options {
  return {
    label: texts.say(field.label, name),
    ...(field.description ? { description: texts.say(field.description, name) } : {}),
  };
}

/** Type and options of its word; undefined when nothing of its own is left to say. */
function specificOf(field: ForeignField, site: FieldSite): (Options & { readonly type: string }) | undefined {
  const { meaning } = field;
  const { plan } = site;
  switch (meaning.kind) {
    case 'value':
      return { type: meaning.type, ...meaning.options };
    case 'amount':
      return { type: 'money', ...meaning.options, ...currencyOf(meaning, site) };
    case 'options': {
      const [entity, shared] = meaning.sharedWith?.split('.') ?? [site.entity.foreign.name, field.name];
      const of = site.choicesOf(String(entity), String(shared));
      return { type: meaning.many ? 'multiChoice' : 'choice', of };
    }
    case 'reference':
      return { type: 'reference', to: entityName(plan, meaning.to), onDelete: meaning.onDelete };
    case 'rows':
      return linesOf(field, entityName(plan, meaning.of), meaning.of, site);
    case 'related':
      return collectionOf(field, meaning.of, meaning.by, site);
    default:
      return undefined;
  }
}

function currencyOf({ by, code = '' }: { readonly by?: string; readonly code?: string }, site: FieldSite): Options {
  if (by === undefined || by === '') return {};
  const reference = site.speaker.field(by)?.meaning;
  const ours = site.entity.fields.get(by);
  if (ours === undefined || reference?.kind !== 'reference') return {};
  const target = site.plan.entities.get(reference.to);
  const codeField = target ? target.fields.get(code) : code;
  return codeField === undefined ? {} : { currency: `${ours}.${codeField}` };
}

function linesOf(
  field: ForeignField,
  of: string,
  foreign: string,
  site: FieldSite,
): Options & { readonly type: string } {
  const parents = site.plan.entities.get(foreign)?.parents ?? [];
  const here = parents.find((each) => each.entity === site.entity.foreign.name && each.field === field.name);
  return { type: 'lines', of, ...(here ? { by: here.name } : {}) };
}

function collectionOf(
  field: ForeignField,
  of: string,
  by: string,
  site: FieldSite,
): (Options & { readonly type: string }) | undefined {
  const target = site.plan.entities.get(of);
  const back = target?.fields.get(by);
  const reference = target?.foreign.fields.find((each) => each.name === by)?.meaning;
  const leadsHere =
    reference?.kind === 'reference' && entityName(site.plan, reference.to) === site.entity.name && back !== undefined;
  if (!target || !leadsHere) {
    site.book.note('F024', field.at, { link: `${of}.${by}` });
    return undefined;
  }
  return { type: 'collection', of: target.name, by: back };
}

function pairOf(field: ForeignField, name: string, head: Options, site: FieldSite): Definitions {
  const names = [`${name}Type`, `${name}Id`] as const;
  site.book.note('F006', field.at, { names: names.join(', ') });
  const { en = '', ru = '' } = head['label'] as { en?: string; ru?: string };
  const rest = { ...head, ...demandsOf(field, site), type: 'text', maxLength: 100 };
  return {
    [names[0]]: { ...rest, label: { en: `${en}: entity`, ru: `${ru}: сущность` } },
    [names[1]]: { ...rest, label: { en: `${en}: record`, ru: `${ru}: запись` } },
  };
}

/** What the field demands: to be filled, not to repeat, not to be touched. */
function demandsOf(field: ForeignField, site: FieldSite): Options {
  const { book } = site;
  const said = (test: Test | undefined, property: string) => testOf(field, test, property, site);
  const why = field.required ? whyOpen(field, site) : undefined;
  if (why) book.note('F019', field.at, { why });
  const required = field.required && !why ? true : said(field.requiredWhen, 'requiredWhen');
  const isLocked = field.readOnly && required === true && field.default === undefined;
  if (isLocked) book.note('F022', field.at);
  const readOnly = field.readOnly && !isLocked ? true : said(field.readOnlyWhen, 'readOnlyWhen');
  const visible = said(field.visibleWhen, 'visibleWhen');
  return {
    ...(required === undefined ? {} : { required }),
    ...(field.unique ? { unique: true } : {}),
    ...(readOnly === undefined || field.meaning.kind === 'related' ? {} : { readOnly }),
    ...(visible === undefined ? {} : { visible }),
    ...(isTitle(field, site) ? { searchable: true } : {}),
  };
}

const STORES_NOTHING: Text = { en: 'it stores nothing itself', ru: 'поле само ничего не хранит' };
const FIRST: Text = { en: 'the first record would have nothing to refer to', ru: 'первой записи не на что сослаться' };

/** Why a required field may stay empty all the same. */
function whyOpen(field: ForeignField, { plan, entity }: FieldSite): Text | undefined {
  if (field.meaning.kind === 'related') return STORES_NOTHING;
  return plan.open.has(`${entity.foreign.name}.${field.name}`) ? FIRST : undefined;
}

function testOf(field: ForeignField, test: Test | undefined, property: string, site: FieldSite): string | undefined {
  if (!test) return undefined;
  const said = sayTest(test, site.speaker);
  if (said === undefined) site.book.note('F007', field.at, { property, text: JSON.stringify(test) });
  return said;
}

function isTitle(field: ForeignField, { entity }: FieldSite): boolean {
  return field.name === entity.foreign.title && ['value', 'options'].includes(field.meaning.kind);
}

function defaultOf(field: ForeignField, { speaker, book }: FieldSite): Options {
  if (field.default === undefined) return {};
  if (field.meaning.kind === 'value' || field.meaning.kind === 'amount') return { default: field.default };
  const key = field.meaning.kind === 'options' ? speaker.keyOf(field.name, String(field.default)) : undefined;
  if (key === undefined) book.note('F008', field.at, { value: JSON.stringify(field.default) });
  return key === undefined ? {} : { default: key };
}
