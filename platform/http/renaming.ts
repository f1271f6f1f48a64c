import { PlatformError } from '../foundation/errors';
import type { Renaming } from '../publishing/change-sets/rename';

type Body = Readonly<Record<string, unknown>>;

/** The rename that a body asks for; throws badRequest for anything else. */
export function renamingIn(body: Body): Renaming {
  const [from, to] = [text(body, 'from'), text(body, 'to')];
  switch (body['what']) {
    case 'field':
      return { what: 'field', entity: text(body, 'entity'), from, to };
    case 'artefact':
      return { what: 'artefact', kind: text(body, 'kind'), from, to };
    case 'option': {
      const merge = body['merge'] === true;
      if (body['choices'] !== undefined) return { what: 'option', choices: text(body, 'choices'), from, to, merge };
      return { what: 'option', entity: text(body, 'entity'), field: text(body, 'field'), from, to, merge };
    }
    default:
      throw new PlatformError('badRequest', { reason: '"what" is field, artefact or option' });
  }
}

function text(body: Body, key: string): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  throw new PlatformError('badRequest', { reason: `"${key}" is a text` });
}
