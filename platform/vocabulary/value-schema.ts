import type { Locale } from '../foundation/errors';
import type { JsonSchema, SiteOf } from './contracts';

/** The JSON Schema of a field's value under the field's own label and description. The empty value (null) is added by whoever publishes the schema. */
export function describeValue(field: SiteOf, locale: Locale, schema: JsonSchema): JsonSchema {
  const { label, description } = field.definition;
  const text = description?.[locale] ?? description?.en;
  return { title: label?.[locale] ?? label?.en ?? field.name, ...(text ? { description: text } : {}), ...schema };
}

/** The form of a canonical decimal string. */
export function decimalPattern(precision: number, scale: number): string {
  const whole = `^-?\\d{1,${Math.max(1, precision - scale)}}`;
  return scale === 0 ? `${whole}$` : `${whole}\\.\\d{${scale}}$`;
}
