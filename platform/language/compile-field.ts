import type { Column, Field } from './contracts';
import { bothLocales, type Site } from './sites';

/** The compiled field of a site; null when its word is unknown. */
export function compileField(site: Site, isTitle: boolean): Field | null {
  const { name, definition, entity, words, options, translations, system, backReferences, siteOf } = site;
  const word = site.words.field(definition.type);
  if (!word) return null;
  const speaking = word.borrowed?.(site).word ?? word;
  const columns = word.columns(site).map(({ part, column }): Column => {
    return Object.freeze({ name: part === '' ? name : `${name}_${part}`, kind: column, part });
  });
  const ofPart = (part: string) => columns.find((column) => column.part === part) ?? null;
  const value = word.value(site);
  const compared = ofPart(speaking.comparedPart ?? '');
  const folds = value === 'text' && (isTitle || definition.searchable === true);
  return Object.freeze({
    name,
    definition,
    entity,
    words,
    options,
    translations,
    system,
    backReferences,
    siteOf,
    type: definition.type,
    label: definition.label ?? bothLocales(name),
    word,
    value,
    relation: word.relation?.(site) ?? null,
    columns: Object.freeze(columns),
    compared,
    operand: ofPart(speaking.operandPart ?? ''),
    folded: folds ? foldedColumn(name, compared) : null,
  });
}

/** The shadow column; long text has none, it is folded when searched. */
function foldedColumn(field: string, compared: Column | null): Column | null {
  if (compared?.kind.kind !== 'text') return null;
  return Object.freeze({ name: `${field}_folded`, kind: compared.kind, part: 'folded' });
}
