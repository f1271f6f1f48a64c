/** How the Common Data Model says things: references, traits with arguments, tables of constants. */
import { type Json, objectIn, objectsIn } from '../files';

/** A reference is a name, or an object that names it under a key and adds traits. */
export function nameOf(reference: unknown, key: string): string {
  return typeof reference === 'string' ? reference : String(objectIn(reference)[key] ?? '');
}

/** The value of a trait's argument; undefined when the trait is not there. */
export function argumentOf(owner: Json, trait: string, argument: string): string | undefined {
  const found = objectsIn(owner['appliedTraits']).find((each) => each['traitReference'] === trait);
  const given = objectsIn(found?.['arguments']).find((each) => each['name'] === argument);
  return given === undefined ? undefined : String(given['value']);
}

/** The rows of constants in the first argument of a trait. */
export function constantsOf(owner: Json, trait: string): readonly (readonly string[])[] {
  const traits = [...objectsIn(owner['appliedTraits']), ...objectsIn(owner['exhibitsTraits'])];
  const found = traits.find((each) => each['traitReference'] === trait);
  const [first] = objectsIn(found?.['arguments']);
  const rows = objectIn(first?.['entityReference'])['constantValues'];
  return Array.isArray(rows) ? rows.filter(Array.isArray).map((row) => row.map(String)) : [];
}
