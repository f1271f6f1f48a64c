/** Changes in words, in both languages, made of what the schemas call things and what people call their artefacts. */
import type { Locale } from '../../foundation/errors';
import type { JsonSchema } from '../../vocabulary/contracts';
import type { Snapshot, Text } from '../contracts';
import { isObject } from '../layers';
import type { Placed, Schemas } from '../schemas';
import { became, participle } from './russian';
import { titleOf } from './schema-parts';
import type { Rename } from './turn';

export interface Said {
  readonly kind: JsonSchema;
  readonly label: Text;
  readonly trail: readonly { readonly noun: Text; readonly label: Text }[];
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly from: unknown;
  readonly to: unknown;
  /** The property that changed; the element as a whole when left out. */
  readonly property?: Placed | undefined;
  /** After which element it stands now; at the beginning when left out. */
  readonly beside?: { readonly label: Text } | undefined;
}

interface Language {
  readonly schemas: Schemas;
  readonly now: Snapshot;
  readonly old: Snapshot;
}

export interface Sentences {
  readonly sentence: Text;
  readonly brief: Text;
}

/** One change: with its artefact in front, and without. */
export function say(said: Said, language: Language): Sentences {
  const [en, ru] = [english(said, language), russian(said, language)];
  return {
    sentence: { en: `${capital(en.intro + en.rest)}.`, ru: `${capital(ru.intro + ru.rest)}.` },
    brief: { en: `${capital(en.rest)}.`, ru: `${capital(ru.rest)}.` },
  };
}

/** A change of a name. */
export function sayRename(rename: Rename, from: string, name: string, now: Snapshot): Sentences {
  const kind = 'kind' in rename ? rename.kind : 'choices' in rename ? 'choices' : 'entity';
  const label = now.artefact(kind, name)?.label;
  const { to } = rename;
  const en = `the name ‘${from}’ became ‘${to}’`;
  const ru = `имя «${from}» стало «${to}»`;
  return {
    sentence: { en: `${label?.en ?? name}: ${en}.`, ru: `${label?.ru ?? name}: ${ru}.` },
    brief: { en: `${capital(en)}.`, ru: `${capital(ru)}.` },
  };
}

interface Halves {
  readonly intro: string;
  readonly rest: string;
}

function english({ kind, label, trail, ...said }: Said, language: Language): Halves {
  const what = `the ${lower(String(kind.title))} ‘${label.en}’`;
  const subject = trail.at(-1);
  const named = subject && `the ${lower(subject.noun.en ?? '')} ‘${subject.label.en}’`;
  const around = trail.slice(0, -1).map(({ noun, label: text }) => `, ${lower(noun.en ?? '')} ‘${text.en}’`);
  const intro = `In ${what}${around.join('')}: `;
  if (!named && !said.property) return { intro: '', rest: `${what} was ${said.change}` };
  if (said.change === 'moved')
    return {
      intro,
      rest: said.beside ? `${named} moved after ‘${said.beside.label.en}’` : `${named} moved to the beginning`,
    };
  if (!said.property)
    return {
      intro,
      rest: `${named} ${said.change === 'changed' ? values('en', said, language) : `was ${said.change}`}`,
    };
  const title = titleOf(said.property, language.schemas)?.en ?? '';
  const flag = flagOf(said);
  const adjective = /(ed|ble|que|only|ive)$/i.test(title);
  if (flag !== undefined && adjective && named)
    return { intro, rest: `${named} ${flag ? 'became' : 'is no longer'} ${lower(title)}` };
  const owner = named ? `${named}: ` : '';
  return { intro, rest: `${owner}‘${title}’ ${values('en', said, language)}` };
}

function russian({ kind, label, trail, ...said }: Said, language: Language): Halves {
  const ru = isObject(kind['x-ru']) ? kind['x-ru'] : {};
  const subject = trail.at(-1);
  const named = subject && `${lower(subject.noun.ru ?? '')} «${subject.label.ru}»`;
  const around = trail.slice(0, -1).map(({ noun, label: text }) => `, ${lower(noun.ru ?? '')} «${text.ru}»`);
  const intro = `${String(ru.in ?? ru.title)} «${label.ru}»${around.join('')}: `;
  const noun = subject?.noun.ru ?? String(ru.title);
  const done = (stem: string) => participle(stem, noun);
  if (!named && !said.property)
    return {
      intro: '',
      rest: `${lower(String(ru.title))} «${label.ru}» — ${done(said.change === 'added' ? 'добавлен' : 'удалён')}`,
    };
  if (said.change === 'moved')
    return {
      intro,
      rest: `${named} ${done('перемещён')} ${said.beside ? `и стоит после «${said.beside.label.ru}»` : 'в начало'}`,
    };
  if (!said.property && said.change === 'changed') return { intro, rest: `${named} ${values('ru', said, language)}` };
  if (!said.property) return { intro, rest: `${named} ${done(said.change === 'added' ? 'добавлен' : 'удалён')}` };
  return { intro, rest: russianSetting(said, titleOf(said.property, language.schemas)?.ru ?? '', named, language) };
}

function russianSetting(
  said: Omit<Said, 'kind' | 'label' | 'trail'>,
  title: string,
  named: string | undefined,
  language: Language,
): string {
  const flag = flagOf(said);
  const turned = flag === undefined ? undefined : became(title, flag);
  if (turned && named) return `${named} ${turned}`;
  const owner = named ? `${named}: ` : '';
  return `${owner}«${title}» ${values('ru', said, language)}`;
}

/** Whether a yes-or-no property is now on or off; undefined for anything else. */
function flagOf({ from, to }: Pick<Said, 'from' | 'to'>): boolean | undefined {
  if (to === true && (from === undefined || from === false)) return true;
  return from === true && (to === undefined || to === false) ? false : undefined;
}

const NOW: Readonly<Record<Locale, string>> = { en: 'is now', ru: 'теперь' };
const GONE: Readonly<Record<Locale, string>> = { en: 'is no longer said; it was', ru: 'больше не указано; было' };
const CHANGED: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['changed from', 'to'],
  ru: ['изменилось с', 'на'],
};

function values(
  locale: Locale,
  { from, to, property }: Pick<Said, 'from' | 'to' | 'property'>,
  language: Language,
): string {
  const shown = (value: unknown) => valueText(value, locale, property, language);
  if (from === undefined) return `${NOW[locale]} ${shown(to)}`;
  if (to === undefined) return `${GONE[locale]} ${shown(from)}`;
  const [changed, into] = CHANGED[locale];
  return `${changed} ${shown(from)} ${into} ${shown(to)}`;
}

function valueText(value: unknown, locale: Locale, property: Placed | undefined, language: Language): string {
  if (typeof value === 'boolean') return { en: ['no', 'yes'], ru: ['нет', 'да'] }[locale][Number(value)] ?? '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(labelOf(value, locale, property, language) ?? value, locale);
  if (isObject(value) && typeof value[locale] === 'string') return quoted(String(value[locale]), locale);
  return JSON.stringify(value) ?? '';
}

/** The label of the artefact that a value names. */
function labelOf(name: string, locale: Locale, property: Placed | undefined, { schemas, now, old }: Language) {
  const kind =
    property &&
    schemas
      .chain(property)
      .map(({ schema }) => schema['x-refers'])
      .find((refers) => refers !== undefined);
  if (typeof kind !== 'string') return undefined;
  return (now.artefact(kind, name) ?? old.artefact(kind, name))?.label?.[locale];
}

function quoted(text: string, locale: Locale): string {
  return locale === 'en' ? `‘${text}’` : `«${text}»`;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
