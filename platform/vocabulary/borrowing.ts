/**
 * How a computed field speaks for another word: a formula "as money" stores, compares, shows and describes
 * itself as money does. Only coercion differs: what an expression computed is made to fit (rounded
 * half away from zero, cut) where a person's input would be refused.
 */
import { Decimal, fixed, parseDecimal } from '../foundation/decimal';
import type { ColumnKind, FieldWord, SiteOf } from './contracts';
import { cut } from './text-value';

export type Borrowed = NonNullable<FieldWord['borrowed']>;

/** All functions of a word that has no meaning of its own. */
export function speakFor(borrowed: Borrowed) {
  return {
    borrowed,
    value: (field) => inner(field, (word, site) => word.value(site)),
    columns: (field) => inner(field, (word, site) => word.columns(site)),
    operators: (field) => inner(field, (word, site) => word.operators(site)),
    schema: (field, locale) => inner(field, (word, site) => ({ ...word.schema(site, locale), readOnly: true })),
    coerce: (raw, field) => inner(field, (word, site) => word.coerce(fitted(raw, word, site), site)),
    toColumns: (value, field) => inner(field, (word, site) => word.toColumns?.(value, site) ?? [value as string]),
    fromColumns: (cells, field) => inner(field, (word, site) => word.fromColumns?.(cells, site) ?? cells[0] ?? null),
    compared: (value, field) => inner(field, (word, site) => word.compared?.(value, site) ?? value),
    operand: (value, field) => inner(field, (word, site) => word.operand?.(value, site) ?? value),
    format: (value, field, locale, zone) => inner(field, (word, site) => word.format(value, site, locale, zone)),
    sample: (field, random) => inner(field, (word, site) => word.sample(site, random)),
    measures: ['sum', 'avg', 'min', 'max'],
  } satisfies Partial<FieldWord>;

  function inner<T>(field: SiteOf, ask: (word: FieldWord, site: SiteOf) => T): T {
    const { word, site } = borrowed(field);
    return ask(word, site);
  }
}

/** Remembers what a site borrows; sites are frozen, so the answer cannot change. */
export function remembered(borrow: Borrowed): Borrowed {
  const known = new WeakMap<SiteOf, ReturnType<Borrowed>>();
  return (field) => {
    const found = known.get(field) ?? borrow(field);
    known.set(field, found);
    return found;
  };
}

function fitted(raw: unknown, word: FieldWord, site: SiteOf): unknown {
  const column = word.columns(site)[0]?.column;
  return column === undefined ? raw : fittedTo(column, raw);
}

/** A value of several parts (an amount with its currency) is fitted part by part. */
function fittedTo(column: ColumnKind, raw: unknown): unknown {
  const plain = Decimal.isDecimal(raw) ? raw.toFixed() : raw;
  if (typeof plain === 'object' && plain !== null && !Array.isArray(plain) && column.kind === 'decimal') {
    return Object.fromEntries(Object.entries(plain).map(([part, value]) => [part, fittedTo(column, value)]));
  }
  if (typeof plain !== 'string' && typeof plain !== 'number') return plain;
  if (column.kind === 'text') return cut(String(plain), column.length);
  const scale = scaleOf(column);
  const number = scale === undefined ? undefined : parseDecimal(plain);
  return number === undefined || scale === undefined ? plain : fixed(number, scale);
}

function scaleOf(column: ColumnKind): number | undefined {
  if (column.kind === 'decimal') return column.scale;
  return column.kind === 'integer' ? 0 : undefined;
}
