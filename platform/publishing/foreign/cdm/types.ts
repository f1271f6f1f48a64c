import { type Json, objectIn } from '../files';
import { AS, exactly, meant, nearly, OWN_LENGTH, type Reading, type Remark, textOf, withLength } from '../meanings';
import type { ForeignOption } from '../model';
import { constantsOf, nameOf } from './traits';

type Read = (attribute: Json) => Reading;

const LINE = 250;
const DIGITS = 18;
const USUAL_SCALE = 4;
const MOST_SCALE = 10;
const SAFE = Number.MAX_SAFE_INTEGER;
/** Where the entity keeps its currency, and the code of the currency entity. */
const CURRENCY = { by: 'transactionCurrency', code: 'ISOCurrencyCode' };

const line: Read = (attribute) => textOf(lengthOf(attribute), LINE);
const flag: Read = () => exactly('boolean');

/** What each data type of an attribute becomes; any other text-like type is a text. */
const TYPES: Readonly<Record<string, Read>> = {
  string: line,
  name: line,
  boolean: flag,
  dateTime: () => exactly('dateTime'),
  date: () => exactly('date'),
  integer: readWhole,
  bigInteger: readWhole,
  timezone: readWhole,
  decimal: (attribute) => readDecimal(attribute, []),
  double: (attribute) => readDecimal(attribute, [{ code: 'F001', params: { type: 'double', as: AS.exact } }]),
  latitude: (attribute) => readDecimal(attribute, []),
  longitude: (attribute) => readDecimal(attribute, []),
  currency: (attribute) => meant({ kind: 'amount', options: moneyRange(attribute), ...CURRENCY }),
  email: (attribute) => withLength(exactly('email'), lengthOf(attribute), OWN_LENGTH.email),
  phone: (attribute) => withLength(exactly('phone', { lenient: true }), lengthOf(attribute), OWN_LENGTH.phone),
  url: (attribute) => withLength(exactly('url'), lengthOf(attribute), OWN_LENGTH.url),
  guid: () => nearly('guid', AS.id, 'text', { maxLength: 40 }),
  entityId: () => nearly('entityId', AS.id, 'text', { maxLength: 40 }),
  partylist: () => nearly('partylist', AS.names, 'longText'),
  listLookup: readChoice,
  listLookupCorrelated: (attribute) => {
    const by = String(
      (objectIn(attribute['purpose'])['appliedTraits'] as Json[] | undefined)?.[0]?.['arguments'] ?? '',
    );
    const reading = readChoice(attribute);
    return { ...reading, remarks: [...reading.remarks, { code: 'F028', params: { by } }] };
  },
};

/** What an attribute with a value becomes. */
export function readType(attribute: Json): Reading {
  const type = nameOf(attribute['dataType'], 'dataTypeReference');
  return (TYPES[type] ?? line)(attribute);
}

function readChoice(attribute: Json): Reading {
  const rows = constantsOf(objectIn(attribute['dataType']), 'does.haveDefault').filter(
    ([language]) => language === 'en',
  );
  const options = rows.map(([, label = '', value = '']): ForeignOption => ({ value, label: { en: label || value } }));
  const unique = [...new Map(options.map((option) => [option.value, option])).values()];
  if (unique.length === 0) return nearly('listLookup', AS.text, 'text', { maxLength: LINE });
  return meant({ kind: 'options', many: false, options: unique });
}

function readWhole(attribute: Json): Reading {
  const [min, max] = [numberIn(attribute, 'minimumValue'), numberIn(attribute, 'maximumValue')];
  return exactly('integer', {
    ...(min === undefined ? {} : { min: Math.max(min, -SAFE) }),
    ...(max === undefined ? {} : { max: Math.min(max, SAFE) }),
  });
}

/** As many places as the least value asks for; limits beyond our digits are drawn in. */
function readDecimal(attribute: Json, remarks: readonly Remark[]): Reading {
  const [min, max] = [numberIn(attribute, 'minimumValue'), numberIn(attribute, 'maximumValue')];
  const scale = Math.min(MOST_SCALE, Math.max(USUAL_SCALE, placesOf(min), placesOf(max)));
  const most = 10 ** (DIGITS - scale) - 1;
  const what = { en: 'the value', ru: 'значение' };
  const beyond = [min, max]
    .filter((limit) => limit !== undefined && Math.abs(limit) > most)
    .map(
      (limit): Remark => ({
        code: 'F009',
        params: { limit: Number(limit), what, ours: Math.sign(Number(limit)) * most },
      }),
    );
  const limits = {
    ...(min === undefined ? {} : { min: Math.max(min, -most) }),
    ...(max === undefined ? {} : { max: Math.min(max, most) }),
  };
  return { ...exactly('decimal', { scale, ...limits }), remarks: [...remarks, ...beyond] };
}

function moneyRange(attribute: Json): Readonly<Record<string, number>> {
  const [min, max] = [numberIn(attribute, 'minimumValue'), numberIn(attribute, 'maximumValue')];
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function placesOf(limit: number | undefined): number {
  if (limit === undefined || Number.isInteger(limit)) return 0;
  return Math.ceil(-Math.log10(Math.abs(limit)));
}

function lengthOf(attribute: Json): number | undefined {
  return numberIn(attribute, 'maximumLength');
}

function numberIn(attribute: Json, name: string): number | undefined {
  const value = attribute[name];
  const read = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(read) ? read : undefined;
}
