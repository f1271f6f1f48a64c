import entitySchema from '../../metadata/schemas/entity.json';
import viewSchema from '../../metadata/schemas/view.json';
import type { FieldWord, JsonSchema, ViewWord, Words } from '../vocabulary/contracts';

/**
 * What the words add to the grammar: every field type and every view type with the options of its word,
 * beside what all fields (all views) may say. `karkas codegen` writes it to metadata/schemas/vocabulary.json.
 */
export function vocabularySchema(words: Words): JsonSchema {
  const fields = words.fieldTypes.flatMap((type) => words.field(type) ?? []);
  const views = words.viewTypes.flatMap((type) => words.view(type) ?? []);
  const fieldCommon = Object.keys(entitySchema.$defs.field.properties);
  const viewCommon = Object.keys(viewSchema.$defs.view.properties);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'vocabulary.json',
    title: 'Vocabulary',
    description: 'Generated from the words of the platform by codegen; not to be edited.',
    $defs: {
      field: oneOf('Field', 'Поле', 'field', words.fieldTypes),
      view: { ...oneOf('View', 'Представление', 'view', words.viewTypes), 'x-scope': 'entity:entity' },
      ...Object.fromEntries(
        fields.map((word) => [`field_${word.type}`, branch(word, 'entity.json#/$defs/field', fieldCommon, [])]),
      ),
      ...Object.fromEntries(
        views.map((word) => [
          `view_${word.type}`,
          branch(word, 'view.json#/$defs/view', viewCommon, viewSchema.$defs.view.required),
        ]),
      ),
    },
  };
}

function oneOf(title: string, russian: string, prefix: string, types: readonly string[]): JsonSchema {
  return {
    title,
    'x-ru': { title: russian },
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: types.map((type) => ({ $ref: `#/$defs/${prefix}_${type}` })),
  };
}

function branch(
  word: FieldWord | ViewWord,
  shared: string,
  names: readonly string[],
  required: readonly string[],
): JsonSchema {
  const common = names.filter((name) => !Object.hasOwn(word.options.properties, name));
  return {
    title: word.title.en ?? word.type,
    description: word.description.en ?? '',
    'x-ru': { title: word.title.ru, description: word.description.ru },
    type: 'object',
    properties: {
      type: {
        title: 'Type',
        description: word.description.en ?? '',
        'x-ru': { title: 'Тип', description: word.description.ru },
        const: word.type,
      },
      ...Object.fromEntries(common.map((name) => [name, { $ref: `${shared}/properties/${name}` }])),
      ...word.options.properties,
    },
    required: ['type', ...required, ...(word.options.required ?? [])],
    additionalProperties: false,
  };
}
