/** What the screens say, read where it is written: the application's catalogues and the labels of the packages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../../platform/foundation/errors';
import { ROOT } from './base';

export interface Words {
  readonly locale: Locale;
  /** A text of the application; `{name}` is replaced. */
  say(key: string, values?: Readonly<Record<string, string>>): string;
  /** The label of an artefact. */
  label(name: string, kind: string): string;
  /** The label of a field. */
  field(entity: string, name: string): string;
  /** The label of a tab of a form, or of a list of related records. */
  tab(form: string, key: string): string;
  /** The label of an option. */
  option(choices: string, key: string): string;
  /** The name of a shipped record. */
  shipped(data: string, key: string): string;
  number(value: string | number, places?: number): string;
  /** An amount in the base currency. */
  money(value: string): string;
}

type Labels = Readonly<Record<Locale, string>>;
interface Labelled {
  readonly label: Labels;
}
interface Artefact extends Labelled {
  readonly fields?: Readonly<Record<string, Labelled>>;
  readonly tabs?: Readonly<Record<string, Labelled>>;
  readonly related?: Readonly<Record<string, Labelled>>;
  readonly options?: Readonly<Record<string, Labelled>>;
  readonly records?: Readonly<Record<string, { readonly name: Labels }>>;
}

/** Labels of the fields every entity has. */
const OWN: Readonly<Record<string, Labels>> = {
  owner: { en: 'Owner', ru: 'Ответственный' },
  team: { en: 'Team', ru: 'Подразделение' },
};

export function wordsIn(locale: Locale): Words {
  const catalogue = {
    ...read<Record<string, string>>(join(ROOT, 'runtime/i18n', `${locale}.json`)),
    ...read<Record<string, string>>(join(ROOT, 'runtime/changesets/i18n', `${locale}.json`)),
  };
  const said = (labelled: Labelled | undefined, what: string): string => {
    if (!labelled) throw new Error(`nothing is called ${what}`);
    return labelled.label[locale];
  };
  return {
    locale,
    say(key, values = {}) {
      const text = catalogue[key];
      if (text === undefined) throw new Error(`the application never says ${key}`);
      return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
    },
    label: (name, kind) => artefact(name, kind).label[locale],
    field: (entity, name) =>
      OWN[name]?.[locale] ?? said(artefact(entity, 'entity').fields?.[name], `${entity}.${name}`),
    tab(form, key) {
      const { tabs, related } = artefact(form, 'form');
      return said(tabs?.[key] ?? related?.[key], `${form}/${key}`);
    },
    option: (choices, key) => said(artefact(choices, 'choices').options?.[key], `${choices}.${key}`),
    shipped(data, key) {
      const name = artefact(data, 'data').records?.[key]?.name;
      if (!name) throw new Error(`no record ${key} is shipped in ${data}`);
      return name[locale];
    },
    number: (value, places = 0) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places })
        .format(value as number)
        .replace(/[\u00a0\u202f]/g, ' '),
    money: (value) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' })
        .format(value as `${number}`)
        .replace(/[\u00a0\u202f]/g, ' '),
  };
}

let files: ReadonlyMap<string, string> | null = null;

function artefact(name: string, kind: string): Artefact {
  files ??= new Map(
    ['system', 'crm'].flatMap((folder) =>
      readdirSync(join(ROOT, 'metadata', folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => [path.split('/').at(-1) ?? '', join(ROOT, 'metadata', folder, path)] as const,
      ),
    ),
  );
  const path = files.get(`${name}.${kind}.json`);
  if (!path) throw new Error(`there is no ${name}.${kind}.json`);
  return read(path);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
