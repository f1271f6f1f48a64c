/** The JSON Schema and the UI schema that draw a record's form: data shape from the words, arrangement from the layout. */
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { Locale } from '../../../foundation/errors';
import { say } from '../../kit/say';
import { type FormLayout, placesOf } from './layout';

export interface FormSchemas {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema;
}

/** Every placed field once; a field is drawn by its word, so its schema only describes and validates it. */
export function formSchemas(layout: FormLayout, locale: Locale): FormSchemas {
  const properties: Record<string, RJSFSchema> = {};
  const uiSchema: UiSchema = {};
  for (const { field, label } of placesOf(layout)) {
    properties[field.name] = {
      ...field.word.schema(field, locale),
      title: say(label ?? field.label, locale, field.name),
    };
    uiSchema[field.name] = { 'ui:field': 'word', 'ui:fieldReplacesAnyOrOneOf': true };
  }
  const required = placesOf(layout).filter(({ field }) => field.definition.required === true);
  return {
    schema: { type: 'object', properties, required: required.map(({ field }) => field.name) },
    uiSchema,
  };
}
