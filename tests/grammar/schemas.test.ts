import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../../platform/language/kinds';
import { isObject } from '../../platform/language/layers';
import { schemasOf } from '../../platform/language/schemas';
import { vocabularySchema } from '../../platform/language/vocabulary-schema';
import { words } from '../../platform/vocabulary/words';

const schemas = schemasOf(words);

describe('the schemas', () => {
  it('give every property a title and a sentence, in both languages', () => {
    // given
    const silent: string[] = [];

    // when
    for (const [document, schema] of schemas.documents) visit(schema, document, document, silent);

    // then
    expect(silent).toEqual([]);
  });

  it('are there for every kind, as a file of the same name', () => {
    const missing = KINDS.filter((kind) => !existsSync(join('metadata', 'schemas', `${kind}.json`)));
    expect(missing).toEqual([]);
  });

  it('of the vocabulary are what the words say', () => {
    const stored: unknown = JSON.parse(readFileSync(join('metadata', 'schemas', 'vocabulary.json'), 'utf8'));
    expect(stored).toEqual(JSON.parse(JSON.stringify(vocabularySchema(words))));
  });
});

function visit(schema: unknown, document: string, path: string, silent: string[]): void {
  if (!isObject(schema)) return;
  for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
    const here = `${path}/${name}`;
    if (isObject(property) && !speaks(property, document)) silent.push(here);
    visit(property, document, here, silent);
  }
  for (const part of ['additionalProperties', 'items', 'then', 'else'])
    visit(schema[part], document, `${path}/${part}`, silent);
  for (const [name, definition] of Object.entries(isObject(schema.$defs) ? schema.$defs : {})) {
    visit(definition, document, `${path}#${name}`, silent);
  }
}

/** The property itself, or what it refers to. */
function speaks(property: Readonly<Record<string, unknown>>, document: string): boolean {
  return schemas.chain({ schema: property, document }).some(({ schema }) => {
    const ru = isObject(schema['x-ru']) ? schema['x-ru'] : {};
    return [schema.title, schema.description, ru.title, ru.description].every(
      (text) => typeof text === 'string' && text !== '',
    );
  });
}
