import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import commonSchema from '../../metadata/schemas/common.json';
import manifestSchema from '../../metadata/schemas/manifest.json';
import type { Finding } from '../foundation/errors';
import type { Words } from '../vocabulary/contracts';
import { findingsOf } from './grammar-findings';
import type { Kind } from './kinds';
import { schemasOf } from './schemas';

/** Our own annotations; strict mode refuses every other unknown keyword. */
export const ANNOTATIONS = ['x-refers', 'x-defines', 'x-editor', 'x-scope', 'x-record', 'x-ru'];

type Judge = (document: unknown) => readonly Finding[];

const judges = new WeakMap<Words, (kind: Kind) => Judge>();
let manifestJudge: Judge | undefined;

/** What an effective artefact says against the schema of its kind and the words: all findings (K004 to K008, K016). */
export function checkGrammar(kind: Kind, artefact: unknown, words: Words): readonly Finding[] {
  return judgesOf(words)(kind)(artefact);
}

/** The same for a package's package.json. */
export function checkManifest(manifest: unknown): readonly Finding[] {
  manifestJudge ??= judge(newAjv([commonSchema]).compile(manifestSchema));
  return manifestJudge(manifest);
}

function judgesOf(words: Words): (kind: Kind) => Judge {
  const made = judges.get(words);
  if (made) return made;
  const ajv = newAjv([...schemasOf(words).documents.values()]);
  const byKind = new Map<string, Judge>();
  const judgeOf = (kind: Kind): Judge => {
    const judged = byKind.get(kind) ?? judge(validator(ajv, kind));
    byKind.set(kind, judged);
    return judged;
  };
  judges.set(words, judgeOf);
  return judgeOf;
}

function validator(ajv: Ajv2020, kind: string): ValidateFunction {
  const found = ajv.getSchema(`${kind}.json`);
  if (!found) throw new Error(`there is no schema of the kind ${kind}`);
  return found as ValidateFunction;
}

function judge(validate: ValidateFunction): Judge {
  return (document) => (validate(document) ? [] : findingsOf((validate.errors ?? []) as readonly ErrorObject[]));
}

function newAjv(schemas: readonly object[]): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
    allErrors: true,
    verbose: true,
  });
  addFormats(ajv, ['regex']);
  ajv.addVocabulary(ANNOTATIONS);
  ajv.addSchema([...schemas]);
  return ajv;
}
