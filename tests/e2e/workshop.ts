/** An entity of an imagined customer, in a copy of the packages, whose one file is then edited while the system runs. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './base';

type Json = Readonly<Record<string, unknown>>;

export interface Workshop {
  /** The folder with the packages. */
  readonly metadata: string;
  /** Writes the entity's file with these fields besides its own. */
  write(fields: Json): void;
  /** Writes anything into the entity's file. */
  scribble(text: string): void;
  /** Adds fields to an entity of the packages; the file is one of `metadata/crm`. */
  extend(file: string, fields: Json): void;
  remove(): void;
}

/** What the entity has before anything is added. */
const OWN: Json = {
  name: { type: 'text', label: { en: 'Name', ru: 'Название' }, required: true, searchable: true },
};

/** One field of every word that a person can add, each with a value to write where one is written. */
export const ADDED: Readonly<
  Record<string, { readonly definition: Json; readonly value?: unknown; readonly read?: unknown }>
> = {
  text: { definition: { type: 'text' }, value: 'a text' },
  longText: { definition: { type: 'longText' }, value: 'many\nlines' },
  personName: { definition: { type: 'personName' }, value: { last: 'Орлова', first: 'Анна', middle: '' } },
  email: { definition: { type: 'email' }, value: 'shop@example.com' },
  phone: { definition: { type: 'phone' }, value: '+74950083237' },
  url: { definition: { type: 'url' }, value: 'https://example.com/' },
  checkedText: { definition: { type: 'checkedText', check: 'inn' }, value: '7707083893' },
  integer: { definition: { type: 'integer' }, value: 7 },
  decimal: { definition: { type: 'decimal' }, value: '1.25' },
  money: { definition: { type: 'money' }, value: '99.90' },
  percent: { definition: { type: 'percent' }, value: '12.50' },
  date: { definition: { type: 'date' }, value: '2026-02-28' },
  dateTime: { definition: { type: 'dateTime' }, value: '2026-02-28T10:30:00.000Z' },
  duration: { definition: { type: 'duration' }, value: 150 },
  boolean: { definition: { type: 'boolean' }, value: true },
  choice: { definition: { type: 'choice', of: 'priority' }, value: 'high' },
  multiChoice: { definition: { type: 'multiChoice', of: 'accountKind' }, value: ['customer', 'partner'] },
  reference: { definition: { type: 'reference', to: 'country' } },
  collection: { definition: { type: 'collection', of: 'workshopTool', by: 'workshop' } },
  lines: { definition: { type: 'lines', of: 'workshopTool' }, value: [{ name: 'Saw', worth: '10.00' }] },
  autoNumber: { definition: { type: 'autoNumber', pattern: 'W-{000}' }, read: 'W-001' },
  formula: { definition: { type: 'formula', as: 'integer', value: 'f_integer * 2' }, read: 14 },
  rollUp: { definition: { type: 'rollUp', over: 'f_lines', sum: 'worth' }, read: { amount: '10.00' } },
};

/** The added fields as an entity's file holds them: `f_text` labelled "New text" and so on. */
export const ADDED_FIELDS: Json = Object.fromEntries(
  Object.entries(ADDED).map(([word, { definition }]) => [
    nameOf(word),
    { label: { en: labelOf(word), ru: `Новое ${word}` }, ...definition },
  ]),
);

/** What to write into a record with all the added fields. */
export const ADDED_VALUES: Json = Object.fromEntries(
  Object.entries(ADDED).flatMap(([word, { value }]) => (value === undefined ? [] : [[nameOf(word), value]])),
);

export function nameOf(word: string): string {
  return `f_${word}`;
}

export function labelOf(word: string): string {
  return `New ${word}`;
}

/** Copies the packages and adds the entity `workshop` with its list in the workspace of products. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'karkas-workshop-'));
  const metadata = join(folder, 'metadata');
  cpSync(join(ROOT, 'metadata'), metadata, { recursive: true });
  const area = join(metadata, 'crm', 'products');
  const replace = (path: string, text: string): void => {
    writeFileSync(join(folder, 'next'), text);
    renameSync(join(folder, 'next'), path);
  };
  const put = (name: string, text: string): void => replace(join(area, name), text);
  const artefact = (file: string, body: Json): void => {
    const kind = file.split('.').at(-2);
    put(file, JSON.stringify({ $schema: `../../schemas/${kind}.json`, name: file.split('.')[0], ...body }, null, 2));
  };
  const entity = (name: string, label: string, body: Json): void =>
    artefact(`${name}.entity.json`, {
      label: both(label),
      plural: both(`${label}s`),
      icon: 'tool',
      title: 'name',
      ...body,
    });

  const write = (fields: Json): void => entity('workshop', 'Workshop', { fields: { ...OWN, ...fields } });
  write({});
  entity('workshopTool', 'Tool', {
    traits: { part: { of: 'workshop' } },
    fields: {
      ...OWN,
      workshop: { type: 'reference', to: 'workshop', label: both('Workshop'), required: true, onDelete: 'cascade' },
      worth: { type: 'money', label: both('Worth') },
    },
  });
  artefact('workshops.view.json', {
    entity: 'workshop',
    type: 'list',
    label: both('Workshops'),
    columns: { name: {} },
  });
  const workspace = JSON.parse(readFileSync(join(area, 'products.workspace.json'), 'utf8')) as { items: Json };
  put(
    'products.workspace.json',
    JSON.stringify({ ...workspace, items: { workshops: { view: 'workshops' }, ...workspace.items } }),
  );

  return {
    metadata,
    write,
    scribble: (text) => put('workshop.entity.json', text),
    extend(file, fields) {
      const path = join(metadata, 'crm', file);
      const entity = JSON.parse(readFileSync(path, 'utf8')) as { readonly fields: Json };
      replace(path, JSON.stringify({ ...entity, fields: { ...entity.fields, ...fields } }, null, 2));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function both(text: string): Json {
  return { en: text, ru: text };
}
