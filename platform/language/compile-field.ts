import type { Column, Field } from './contracts';
import { columnName, type FieldShape, type Placement } from './places';
import { bothLocales, type Site } from './sites';

/** The compiled field of a site; null when its word is unknown. */
export function compileField(site: Site, isTitle: boolean, placement: Placement): Field | null {
  const { name, definition, entity, words, options, translations, system, backReferences, siteOf } = site;
  const word = site.words.field(definition.type);
  if (!word) return null;
  const speaking = word.borrowed?.(site).word ?? word;
  const relation = word.relation?.(site) ?? null;
  const shape = shapeOf(site, word, relation, placement);
  const base = site.system || shape.columns.length === 0 ? name : placement.column(site.entity, name, shape);
  const columns = shape.columns.map(({ part, kind }): Column => {
    return Object.freeze({ name: columnName(base, part), kind, part });
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
    relation,
    columns: Object.freeze(columns),
    compared,
    operand: ofPart(speaking.operandPart ?? ''),
    folded: folds ? foldedColumn(base, compared) : null,
  });
}

/** The shadow column; long text has none, it is folded when searched. */
function foldedColumn(base: string, compared: Column | null): Column | null {
  if (compared?.kind.kind !== 'text') return null;
  return Object.freeze({ name: columnName(base, 'folded'), kind: compared.kind, part: 'folded' });
}

/** A reference leads to a table: what its entity is called may change. */
function shapeOf(site: Site, word: Field['word'], relation: Field['relation'], placement: Placement): FieldShape {
  const { type } = site.definition;
  return {
    type: relation?.kind === 'one' ? `${type}>${placement.table(relation.to)}` : type,
    columns: word.columns(site).map(({ part, column }) => ({ part, kind: column })),
  };
}
