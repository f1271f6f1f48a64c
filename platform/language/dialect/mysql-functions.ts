/** MariaDB's templates of the language's primitives. What each must answer is said once, in functions-*.ts. */
import { GREATEST_POWER, PLACES } from '../functions-numbers';
import { NUMBER_TEXT } from '../functions-texts';

type Template = (...args: string[]) => string;

/** To MariaDB `$` is also the place before a last line break. No pattern may hold a question mark: it would be a placeholder. */
const ONE_LINE = (text: string): string => `INSTR(${text}, '\n') = 0`;
const DATE_TEXT = '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$';
const EDGE = '[ \t\r\n\u00a0]+';

export const MYSQL_FUNCTIONS: Readonly<Record<string, Template>> = {
  modulo: (a, b) => `(${a} % ${b})`,
  lesser: (a, b) => `LEAST(${a}, ${b})`,
  greater: (a, b) => `GREATEST(${a}, ${b})`,
  // LEAST of texts would compare numbers wherever a number is wanted of its result.
  least: (a, b) => `(CASE WHEN ${a} <= ${b} THEN ${a} WHEN ${a} > ${b} THEN ${b} END)`,
  greatest: (a, b) => `(CASE WHEN ${a} >= ${b} THEN ${a} WHEN ${a} < ${b} THEN ${b} END)`,
  round: (a, b) => `ROUND(${a}, LEAST(GREATEST(TRUNCATE(${b}, 0), -61), 30))`,
  power: (a = '', b = '') => powerSql(a, b),
  floor: (a) => `FLOOR(${a})`,
  ceil: (a) => `CEILING(${a})`,
  abs: (a) => `ABS(${a})`,
  upper: (a) => `UPPER(${a})`,
  lower: (a) => `LOWER(${a})`,
  trim: (a) => present(`REGEXP_REPLACE(${a}, '^${EDGE}|${EDGE}$', '')`),
  length: (a) => `CHAR_LENGTH(${a})`,
  left: (a, n = '') => present(`LEFT(${a}, ${wholeSql(n)})`),
  right: (a, n = '') => present(`RIGHT(${a}, ${wholeSql(n)})`),
  mid: (a, from = '', n = '') =>
    present(`(CASE WHEN ${wholeSql(from)} >= 1 THEN SUBSTRING(${a}, ${wholeSql(from)}, ${wholeSql(n)}) END)`),
  replace: (a, from, to) => present(`REPLACE(${a}, ${from}, COALESCE(${to}, ''))`),
  numberOfText: (a = '') =>
    `(CASE WHEN ${a} REGEXP '${NUMBER_TEXT}' AND ${ONE_LINE(a)} THEN CAST(${a} AS DECIMAL(38,10)) END)`,
  textOfNumber: (a) => `TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${asText(`CAST(${a} AS DECIMAL(65,30))`)}))`,
  textOfBoolean: (a) => `(CASE WHEN ${a} THEN 'true' WHEN NOT ${a} THEN 'false' END)`,
  textOfDate: (a = '') => asText(a),
  textOfInstant: (a) => `CONCAT(REPLACE(${asText(`CAST(${a} AS DATETIME(3))`)}, ' ', 'T'), 'Z')`,
  dateOfText: (a = '') => dateOfTextSql(a),
  dateOfParts: (y = '', m = '', d = '') => datePartsSql(wholeSql(y), wholeSql(m), wholeSql(d)),
  year: (a) => `YEAR(${a})`,
  month: (a) => `MONTH(${a})`,
  day: (a) => `DAYOFMONTH(${a})`,
  weekday: (a) => `(WEEKDAY(${a}) + 1)`,
  addMonths: (a, n = '') => inCalendar(`DATE_ADD(${a}, INTERVAL ${wholeSql(n)} MONTH)`),
  addYears: (a, n = '') => inCalendar(`DATE_ADD(${a}, INTERVAL (${wholeSql(n)} * 12) MONTH)`),
  daysBetween: (a, b) => `DATEDIFF(${b}, ${a})`,
  startOfMonth: (a) => `CAST(DATE_FORMAT(${a}, '%Y-%m-01') AS DATE)`,
  endOfMonth: (a) => `LAST_DAY(${a})`,
};

/** Any value as a text; like every text without a column of its own it compares as the session says: by its code points. */
function asText(value: string): string {
  return `CAST(${value} AS CHAR)`;
}

/** A number as an integer; fractions are cut off, and what no text or calendar reaches is brought near. */
export function wholeSql(number: string): string {
  return `CAST(LEAST(GREATEST(TRUNCATE(${number}, 0), -4000000), 4000000) AS SIGNED)`;
}

function present(text: string): string {
  return `NULLIF(${text}, '')`;
}

/** MariaDB also reaches the year 0, which our calendar does not have. */
function inCalendar(date: string): string {
  return `IF(YEAR(${date}) = 0, NULL, ${date})`;
}

function datePartsSql(year: string, month: string, day: string): string {
  const first = `CAST(CONCAT(LPAD(${year}, 4, '0'), '-', LPAD(${month}, 2, '0'), '-01') AS DATE)`;
  return dayOfMonth(`${year} BETWEEN 1 AND 9999 AND ${month} BETWEEN 1 AND 12`, first, day);
}

function dateOfTextSql(text: string): string {
  const sane = `${text} REGEXP '${DATE_TEXT}' AND LEFT(${text}, 4) <> '0000' AND ${ONE_LINE(text)}`;
  return dayOfMonth(sane, `CAST(CONCAT(LEFT(${text}, 8), '01') AS DATE)`, `CAST(RIGHT(${text}, 2) AS SIGNED)`);
}

/** A day of a month, which the month must have: MariaDB compares with impossible dates as if they were some date. */
function dayOfMonth(sane: string, first: string, day: string): string {
  const within = `${day} BETWEEN 1 AND DAYOFMONTH(LAST_DAY(${first}))`;
  return `(CASE WHEN ${sane} THEN (CASE WHEN ${within} THEN DATE_ADD(${first}, INTERVAL ${day} - 1 DAY) END) END)`;
}

/** Squares multiplied as the bits of the exponent say; IF leaves the squares that are not needed alone. */
function powerSql(base: string, exponent: string): string {
  const times = `CAST(ABS(${exponent}) AS UNSIGNED)`;
  let square = base;
  let product = '1';
  for (let bit = 1; bit <= GREATEST_POWER; bit *= 2) {
    product = `ROUND(${product} * IF(${times} & ${bit}, ${square}, 1), ${PLACES})`;
    square = `ROUND(${square} * ${square}, ${PLACES})`;
  }
  const inverse = `ROUND(CAST(1 AS DECIMAL(65,30)) / NULLIF(${product}, 0), ${PLACES})`;
  const sane = `${base} IS NOT NULL AND ${exponent} = TRUNCATE(${exponent}, 0) AND ABS(${exponent}) <= ${GREATEST_POWER}`;
  return `(CASE WHEN ${sane} AND ${exponent} < 0 THEN ${inverse} WHEN ${sane} THEN ${product} END)`;
}
