/** The contract suite of view words, and what each asks of the server. */
import { Ajv2020 } from 'ajv/dist/2020';
import common from '../../metadata/schemas/common.json';
import { LOCALES } from '../../platform/foundation/errors';
import type { Artefact, Entity } from '../../platform/language/contracts';
import { effectiveSnapshot } from '../../platform/language/snapshot';
import type { JsonSchema, ViewWord } from '../../platform/vocabulary/contracts';
import { VIEW_WORDS } from '../../platform/vocabulary/views';
import { words } from '../../platform/vocabulary/words';

const task = artefact('task', 'title', {
  title: { type: 'text' },
  notes: { type: 'longText' },
  secret: { type: 'text', visible: false },
  status: { type: 'choice', options: { open: {}, done: {} } },
  parent: { type: 'reference', to: 'task' },
  cost: { type: 'money' },
  day: { type: 'date' },
  steps: { type: 'lines', of: 'step' },
  children: { type: 'collection', of: 'task', by: 'parent' },
  tags: { type: 'multiChoice', options: { a: {}, b: {} } },
  urgent: { type: 'boolean' },
  effort: { type: 'integer' },
  more: { type: 'text' },
});
const step = artefact('step', 'number', { task: { type: 'reference', to: 'task' }, number: { type: 'text' } });
const staged: Artefact = {
  ...artefact('staged', 'title', {
    title: { type: 'text' },
    kind: { type: 'choice', options: { a: {} } },
    stage: { type: 'reference', to: 'task' },
  }),
  traits: { staged: { by: 'stage' } },
};
const bare = artefact('bare', 'name', { name: { type: 'text' } });
const snapshot = effectiveSnapshot({ revision: 'test', artefacts: { entity: [task, step, staged, bare] } }, words);
const entities = snapshot.entityNames.map((name) => snapshot.entity(name));

describe.each(VIEW_WORDS.map((word) => [word.type, word] as const))('the view %s', (_type, word) => {
  it('names and describes itself and every option, however deep, in both languages', () => {
    for (const locale of LOCALES)
      expect([word.title[locale], word.description[locale]]).toEqual([
        expect.stringMatching(/\S/),
        expect.stringMatching(/\S/),
      ]);
    for (const [name, schema] of namedProperties(word.options)) {
      const { title, description, 'x-ru': russian } = schema as Record<string, unknown>;
      expect([name, title, description]).toEqual([
        name,
        expect.stringMatching(/[a-z]/i),
        expect.stringMatching(/[a-z]/i),
      ]);
      expect([name, russian]).toEqual([
        name,
        { title: expect.stringMatching(/[а-яё]/i), description: expect.stringMatching(/[а-яё]/i) },
      ]);
    }
  });

  it('describes its options in a schema that compiles strictly and accepts its own initial views', () => {
    const validate = compile(word);
    for (const entity of entities) {
      expect([validate(word.initial(entity)), validate.errors]).toEqual([true, null]);
    }
  });

  it('makes a view of any entity, named in both languages, that asks only for fields the entity has', () => {
    for (const entity of entities) {
      const view = word.initial(entity);
      const needs = word.needs(view, entity);
      expect(view).toMatchObject({ type: word.type, entity: entity.name, label: expect.anything() });
      expect(needs.fields.length).toBeGreaterThan(0);
      expect(new Set(needs.fields).size).toBe(needs.fields.length);
      for (const field of needs.fields) expect(entity.fields.has(field)).toBe(true);
      expect(needs.pageSize).toBeGreaterThan(0);
    }
  });

  it('survives a view that says nothing or nonsense', () => {
    const entity = snapshot.entity('bare');
    for (const nonsense of [
      {},
      { columns: 5, card: 'x', by: 7, sort: 'name', pageSize: 'many' },
      { columns: { name: null } },
    ]) {
      const needs = word.needs({ name: 'x', ...nonsense }, entity);
      expect(needs.pageSize).toBeGreaterThan(0);
      for (const field of needs.fields) expect(typeof field).toBe('string');
    }
  });
});

describe('a list', () => {
  it('begins with the title and the first six fields that say something', () => {
    const view = wordOf('list').initial(snapshot.entity('task'));
    expect(Object.keys(view.columns as object)).toEqual(['title', 'status', 'parent', 'cost', 'day', 'tags', 'urgent']);
    expect(view.sort).toEqual(['title']);
  });

  it('asks for its visible columns, its condition, its order and its page', () => {
    // given
    const where = { status: 'open' };
    const columns = { title: {}, 'parent.title': { width: 200 }, day: { hidden: true } };

    // when
    const needs = wordOf('list').needs(
      { name: 'x', where, sort: ['-day'], columns, pageSize: 20 },
      snapshot.entity('task'),
    );

    // then
    expect(needs).toEqual({ fields: ['title', 'parent.title'], where, sort: ['-day'], pageSize: 20 });
  });
});

describe('a board', () => {
  it('stands by the staged field, else by options, else by a reference', () => {
    const by = (name: string) => wordOf('board').initial(snapshot.entity(name)).by;
    expect(['staged', 'task', 'step', 'bare'].map(by)).toEqual(['stage', 'status', 'task', 'name']);
  });

  it('asks for the field it stands by, what its cards show and what it sums', () => {
    const view = { name: 'x', by: 'status', card: { fields: { day: {}, 'parent.title': {} } }, sum: 'cost' };
    expect(wordOf('board').needs(view, snapshot.entity('task')).fields).toEqual([
      'status',
      'title',
      'day',
      'parent.title',
      'cost',
    ]);
  });
});

describe('a form', () => {
  it('asks for the whole record with its lines, not for related records', () => {
    const { fields } = wordOf('form').needs({ name: 'x' }, snapshot.entity('task'));
    expect(fields).toEqual(expect.arrayContaining(['id', 'version', 'title', 'notes', 'secret', 'steps', 'updatedAt']));
    expect(fields).not.toContain('children');
  });
});

function artefact(name: string, title: string, fields: Entity['definition'][string]): Artefact {
  const label = { en: name, ru: 'Запись' };
  return { name, label, plural: label, title, fields };
}

function wordOf(type: string): ViewWord {
  const word = words.view(type);
  if (!word) throw new Error(`no view ${type}`);
  return word;
}

function compile(word: ViewWord) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addVocabulary(['x-ru', 'x-editor', 'x-refers', 'x-defines', 'x-scope', 'x-record']);
  ajv.addSchema(common);
  return ajv.compile({ type: 'object', ...word.options, additionalProperties: true });
}

/** Every option at every depth; the languages of a label need no names of their own. */
function namedProperties(schema: JsonSchema, path = ''): readonly (readonly [string, JsonSchema])[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).filter(
    ([name]) => name !== 'en' && name !== 'ru',
  );
  const inner =
    typeof schema.additionalProperties === 'object'
      ? namedProperties(schema.additionalProperties as JsonSchema, `${path}/*`)
      : [];
  return [
    ...inner,
    ...properties.flatMap(([name, each]) => [
      [`${path}/${name}`, each] as const,
      ...namedProperties(each, `${path}/${name}`),
    ]),
  ];
}
