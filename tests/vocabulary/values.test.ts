/** What single words promise beyond the contract suite: how values are read, refused and shown. */
import fc from 'fast-check';
import { Decimal, fixed } from '../../platform/foundation/decimal';
import type { FieldDefinition, Value } from '../../platform/language/contracts';
import { translationsIn } from '../../platform/language/translations';
import { siteAt, specimen } from './sites';

const NBSP = '\u00a0';

function coerce(definition: FieldDefinition, raw: unknown): Value | readonly string[] {
  const { word, site } = specimen(definition);
  const coerced = word.coerce(raw, site);
  if ('value' in coerced) return coerced.value;
  return coerced.findings.map(({ code, path }) => (path === '' ? code : `${code} ${path}`));
}

function format(definition: FieldDefinition, value: Value, locale: 'en' | 'ru', timeZone?: string): string {
  const { word, site } = specimen(definition);
  return word.format(value, site, locale, timeZone);
}

const size: FieldDefinition = {
  type: 'choice',
  options: {
    small: { label: { en: 'Small', ru: 'Малый' } },
    large: { label: { en: 'Large', ru: 'Большой' } },
    huge: { label: { en: 'Large', ru: 'Огромный' } },
  },
};

describe('numbers', () => {
  it.each([
    ['1250', '1250.00'],
    [1250, '1250.00'],
    [' 1 250,5 ', '1250.50'],
    [`1${NBSP}250${NBSP}000,05`, '1250000.05'],
    ['1\u202f250.5', '1250.50'],
    ['1,250.50', '1250.50'],
    ['1.250,50', '1250.50'],
    ['1,250,000', '1250000.00'],
    ["1'250'000.5", '1250000.50'],
    ['−7,5', '-7.50'],
    ['+7', '7.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['1e3', '1000.00'],
    ['1.500', '1.50'],
    ['-0', '0.00'],
    [-0, '0.00'],
    [0.1, '0.10'],
    ['0007', '7.00'],
  ])('reads %j as %s', (raw, canonical) => {
    expect(coerce({ type: 'decimal' }, raw)).toBe(canonical);
  });

  it.each([
    ['1,250', 'V007'],
    ['1.005', 'V007'],
    [0.1 + 0.2, 'V007'],
    ['1e-300', 'V007'],
    ['10000000000000000', 'V008'],
    ['1e300', 'V008'],
    [1e21, 'V008'],
    ['12 50', 'V003'],
    ['1,25,0', 'V003'],
    ['1 250 руб', 'V003'],
    ['0x10', 'V003'],
    ['١٢', 'V003'],
    [Number.NaN, 'V003'],
    [Number.POSITIVE_INFINITY, 'V003'],
    [true, 'V003'],
    [[1], 'V003'],
    [{ amount: 1 }, 'V003'],
  ])('refuses %j with %s', (raw, code) => {
    expect(coerce({ type: 'decimal' }, raw)).toEqual([code]);
  });

  it('keeps limits, ends included', () => {
    const share: FieldDefinition = { type: 'decimal', min: 0.1, max: 10 };
    expect([0.1, 10, '0.09', '10.01'].map((raw) => coerce(share, raw))).toEqual(['0.10', '10.00', ['V005'], ['V006']]);
  });

  it('reads back every exact decimal in canonical, Russian and English writing', () => {
    const amounts = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });
    fc.assert(
      fc.property(amounts, (units) => {
        const canonical = fixed(new Decimal(units.toString()).div(100), 2);
        for (const locale of ['en', 'ru'] as const) {
          const shown = format({ type: 'decimal' }, canonical, locale);
          // "1,234" alone is not English here; two places make the point certain
          expect(coerce({ type: 'decimal' }, shown)).toBe(canonical);
        }
        expect(coerce({ type: 'decimal' }, canonical)).toBe(canonical);
      }),
    );
  });

  it('answers the same whether a number is written plainly or needs a second look', () => {
    const limited: FieldDefinition = { type: 'decimal', precision: 9, scale: 3, min: -500, max: 12345.678 };
    const written = fc.tuple(
      fc.constantFrom('', '-'),
      fc.nat({ max: 2_000_000 }),
      fc.constantFrom('', '.5', '.050', '.1234', '.678'),
    );
    fc.assert(
      fc.property(written, ([sign, whole, places]) => {
        // a space sends it the long way
        expect(coerce(limited, `${sign}${whole}${places}`)).toEqual(coerce(limited, ` ${sign}${whole}${places}`));
      }),
    );
  });

  it('takes whole numbers that JavaScript holds exactly, and no other', () => {
    const answers = ['12 000', 12, '12.0', '9007199254740991', '9007199254740992', '1.5', 1.5, -0];
    expect(answers.map((raw) => coerce({ type: 'integer' }, raw))).toEqual([
      12000,
      12,
      12,
      Number.MAX_SAFE_INTEGER,
      ['V008'],
      ['V003'],
      ['V003'],
      0,
    ]);
    expect(Object.is(coerce({ type: 'integer' }, -0), 0)).toBe(true);
  });

  it('shows numbers in the manner of the language', () => {
    expect(format({ type: 'decimal' }, '1250.00', 'en')).toBe('1,250.00');
    expect(format({ type: 'decimal' }, '1250.00', 'ru')).toBe(`1${NBSP}250,00`);
    expect(format({ type: 'decimal' }, '1234567890123456.78', 'en')).toBe('1,234,567,890,123,456.78');
    expect(format({ type: 'integer' }, 1250, 'ru')).toBe(`1${NBSP}250`);
    expect(format({ type: 'percent' }, '50.00', 'en')).toBe('50%');
    expect(format({ type: 'percent' }, '12.50', 'ru')).toBe(`12,5${NBSP}%`);
    expect(coerce({ type: 'percent' }, `12,5${NBSP}%`)).toBe('12.50');
  });
});

describe('money', () => {
  const price: FieldDefinition = { type: 'money', currency: 'RUB', min: 0 };

  it('is worth itself in its own currency or in none, and waits for a rate in another', () => {
    expect(coerce({ type: 'money' }, '1 250')).toEqual({ amount: '1250.00', currency: null, base: '1250.00' });
    expect(coerce(price, 1250)).toEqual({ amount: '1250.00', currency: 'RUB', base: '1250.00' });
    expect(coerce(price, { amount: 10, currency: 'usd' })).toEqual({ amount: '10.00', currency: 'USD', base: null });
    expect(coerce(price, { amount: 10, currency: 'USD', base: '905.5' })).toEqual({
      amount: '10.00',
      currency: 'USD',
      base: '905.50',
    });
    expect(coerce({ type: 'money', currency: 'me.currency' }, 1)).toEqual({
      amount: '1.00',
      currency: null,
      base: '1.00',
    });
  });

  it('is empty without an amount, and says all mistakes at once', () => {
    expect(coerce(price, { amount: null, currency: 'USD' })).toBeNull();
    expect(coerce(price, { amount: -1, currency: 'dollars', base: 'x', ammount: 1 })).toEqual([
      'V005 amount',
      'V022 currency',
      'V003 base',
      'V002 ammount',
    ]);
    expect(coerce(price, {})).toEqual(['V003 amount']);
    expect(coerce(price, 'much')).toEqual(['V003']);
  });

  it('compares by its worth and computes with its amount', () => {
    const { word, site } = specimen(price);
    const value = { amount: '10.00', currency: 'USD', base: '905.50' };
    expect([word.compared?.(value, site), word.operand?.(value, site)]).toEqual(['905.50', '10.00']);
  });

  it('shows the sign of the currency', () => {
    const value = (currency: string | null) => ({ amount: '1250.00', currency, base: '1250.00' });
    expect(format(price, value('RUB'), 'ru')).toBe(`1${NBSP}250,00${NBSP}₽`);
    expect(format(price, value('RUB'), 'en')).toMatch(/^₽\s?1,250\.00$/);
    expect(format(price, value('USD'), 'en')).toBe('$1,250.00');
    expect(format(price, value('CAD'), 'en')).toBe('CA$1,250.00');
    expect(format(price, value(null), 'en')).toBe('1,250.00');
  });
});

describe('texts', () => {
  it('lose white space at their ends only in one line', () => {
    expect(coerce({ type: 'text' }, `${NBSP} a  b\t`)).toBe('a  b');
    expect(coerce({ type: 'longText' }, ' a\r\nb\rc \n')).toBe(' a\nb\nc \n');
    expect(coerce({ type: 'text' }, '   ')).toBeNull();
    expect(coerce({ type: 'text' }, 42)).toBe('42');
  });

  it('are counted in code points and composed', () => {
    expect(coerce({ type: 'text', maxLength: 3 }, '😀😀😀')).toBe('😀😀😀');
    expect(coerce({ type: 'text', maxLength: 3 }, '😀😀😀😀')).toEqual(['V004']);
    expect(coerce({ type: 'text', minLength: 3 }, '😀😀')).toEqual(['V021']);
    expect(coerce({ type: 'text', maxLength: 1 }, 'и\u0306')).toBe('й');
  });

  it('hold no NUL and no half characters', () => {
    for (const raw of ['a\0b', 'a\ud800', '\udc00a']) {
      expect(coerce({ type: 'text' }, raw)).toEqual(['V024']);
      expect(coerce({ type: 'longText' }, raw)).toEqual(['V024']);
      expect(coerce({ type: 'email' }, raw)).toEqual(['V024']);
    }
  });

  it('are shown in the language of the reader where a package ships them, unless two texts could be meant', () => {
    // given
    const records = {
      a: { name: { en: 'New', ru: 'Новая' } },
      b: { name: { en: 'Won', ru: 'Выиграна' } },
      c: { name: { en: 'Won', ru: 'Победа' } },
    };
    const { word, site } = specimen({ type: 'text', translated: true });
    const shipped = { ...site, translations: translationsIn([{ name: 'stages', records }], 'name') };

    // when
    const shown = ['Новая', 'New', 'Won', 'Победа', 'Own words'].map((text) => word.format(text, shipped, 'ru'));

    // then
    expect(shown).toEqual(['Новая', 'Новая', 'Won', 'Победа', 'Own words']);
    expect(word.format('Победа', shipped, 'en')).toBe('Won');
  });

  it('match their pattern as a whole; a pattern that cannot be read binds nothing', () => {
    const code: FieldDefinition = { type: 'text', pattern: '[A-Z]{2}-\\d+' };
    expect([coerce(code, 'AB-1'), coerce(code, 'xAB-1')]).toEqual(['AB-1', ['V022']]);
    expect(coerce({ type: 'text', pattern: '(' }, 'x')).toBe('x');
  });
});

describe('days and moments', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['23.11.2026', '2026-11-23'],
    ['2024-02-29', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
    ['2026-02-29', ['V009']],
    ['2026-13-01', ['V009']],
    ['0000-01-01', ['V009']],
    ['31.04.2026', ['V009']],
    ['2026-1-1', ['V003']],
    ['2026-11-23T00:00:00Z', ['V003']],
    [20261123, ['V003']],
    [new Date(), ['V003']],
  ])('reads the day %j as %j', (raw, answer) => {
    expect(coerce({ type: 'date' }, raw)).toEqual(answer);
  });

  it.each([
    ['2026-11-23T09:30', '2026-11-23T09:30:00.000Z'],
    ['2026-11-23 09:30:15', '2026-11-23T09:30:15.000Z'],
    ['2026-11-23T09:30:15.123456Z', '2026-11-23T09:30:15.123Z'],
    ['2026-11-23T09:30+03:00', '2026-11-23T06:30:00.000Z'],
    ['2026-01-01T00:00:00.5-0530', '2026-01-01T05:30:00.500Z'],
    [new Date('2026-11-23T06:30:00Z'), '2026-11-23T06:30:00.000Z'],
    ['2026-11-23', ['V003']],
    ['tomorrow', ['V003']],
    ['2026-02-30T10:00Z', ['V009']],
    ['2026-11-23T24:00Z', ['V009']],
    ['2026-11-23T23:60Z', ['V009']],
    ['2026-11-23T10:00+15:00', ['V009']],
    ['0001-01-01T00:00+14:00', ['V009']],
    [new Date(Number.NaN), ['V009']],
    [1700000000000, ['V003']],
  ])('reads the moment %j as %j', (raw, answer) => {
    expect(coerce({ type: 'dateTime' }, raw)).toEqual(answer);
  });

  it('gives back every day and moment of the calendar', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (moment) => {
        const instant = moment.toISOString();
        expect(coerce({ type: 'dateTime' }, instant)).toBe(instant);
        expect(coerce({ type: 'date' }, instant.slice(0, 10))).toBe(instant.slice(0, 10));
      }),
    );
  });

  it('shows days without a zone and moments in the zone of the reader', () => {
    expect(format({ type: 'date' }, '2026-11-03', 'ru')).toBe('03.11.2026');
    expect(format({ type: 'date' }, '2026-11-03', 'en')).toBe('Nov 3, 2026');
    expect(format({ type: 'dateTime' }, '2026-11-23T22:05:00.000Z', 'ru', 'Europe/Moscow')).toBe('24.11.2026, 01:05');
    expect(format({ type: 'dateTime' }, '2026-11-23T22:05:00.000Z', 'en')).toBe('Nov 23, 2026, 10:05 PM');
    expect(format({ type: 'dateTime' }, '2026-11-23T22:05:00.000Z', 'ru', 'Mars/Olympus')).toBe('23.11.2026, 22:05');
  });
});

describe('choices', () => {
  it('are keys, or a label that only one option has', () => {
    expect(coerce(size, 'small')).toBe('small');
    expect(coerce(size, ' БОЛЬШОЙ ')).toBe('large');
    expect(coerce(size, 'Large')).toEqual(['V010']);
    expect(coerce(size, 'toString')).toEqual(['V010']);
    expect(coerce(size, 7)).toEqual(['V010']);
  });

  it('say what was probably meant', () => {
    const { word, site } = specimen(size);
    expect(word.coerce('smal', site)).toMatchObject({
      findings: [{ params: { value: 'smal', hint: { en: ' Did you mean “small”?' } } }],
    });
  });

  it('are shown by their label, and by their key when the option is gone', () => {
    expect([format(size, 'small', 'ru'), format(size, 'removed', 'ru')]).toEqual(['Малый', 'removed']);
  });

  it('stand in the order of the options when several are chosen', () => {
    const sizes = { ...size, type: 'multiChoice' };
    expect(coerce(sizes, ['huge', 'small', 'huge'])).toEqual(['small', 'huge']);
    expect(coerce(sizes, 'huge; Малый')).toEqual(['small', 'huge']);
    expect(coerce(sizes, [])).toBeNull();
    expect(coerce(sizes, ['small', 'smal', 5])).toEqual(['V010 1', 'V010 2']);
    expect(coerce(sizes, { small: true })).toEqual(['V003']);
    expect(format(sizes, ['small', 'huge'], 'ru')).toBe('Малый, Огромный');
    expect(specimen(sizes).word.toColumns?.(['small', 'huge'], siteAt(sizes))).toEqual(['|small|huge|']);
  });

  it('of yes and no are understood in many writings', () => {
    for (const raw of [true, 1, '1', 'TRUE', 'yes', ' Да ']) expect(coerce({ type: 'boolean' }, raw)).toBe(true);
    for (const raw of [false, 0, '0', 'false', 'No', 'нет']) expect(coerce({ type: 'boolean' }, raw)).toBe(false);
    for (const raw of ['maybe', 2, [], {}]) expect(coerce({ type: 'boolean' }, raw)).toEqual(['V003']);
    expect([format({ type: 'boolean' }, false, 'en'), format({ type: 'boolean' }, true, 'ru')]).toEqual(['No', 'Да']);
  });
});

describe('references', () => {
  const id = '01990000-0000-7000-8000-00000000000a';
  const link: FieldDefinition = { type: 'reference', to: 'sample' };

  it('are taken as an id or a record, and kept as the id', () => {
    expect(coerce(link, id.toUpperCase())).toBe(id);
    expect(coerce(link, { id, title: 'any' })).toBe(id);
    expect(coerce(link, { id: null })).toBeNull();
    expect(coerce(link, 'Иванов')).toEqual(['V011']);
    expect(coerce(link, { title: 'any' })).toEqual(['V003']);
  });

  it('are shown by the title when it is known', () => {
    expect([format(link, { id, title: 'Маяк' }, 'ru'), format(link, id, 'ru')]).toEqual(['Маяк', id]);
  });
});

describe('contacts', () => {
  it.each([
    [' Anna.Petrova@Example.COM ', 'Anna.Petrova@example.com'],
    ['почта@пример.РФ', 'почта@пример.рф'],
    ['o’neil+crm@mail.example.org', 'o’neil+crm@mail.example.org'],
    ['a@b', ['V014']],
    ['a.@b.ru', ['V014']],
    ['a b@c.ru', ['V014']],
    ['a@b@c.ru', ['V014']],
    ['a@-b.ru', ['V014']],
    ['a@b..ru', ['V014']],
    ['a@10.0.0.1', ['V014']],
    ['Anna <a@b.ru>', ['V014']],
    [`${'a'.repeat(65)}@b.ru`, ['V014']],
  ])('reads the address %j as %j', (raw, answer) => {
    expect(coerce({ type: 'email' }, raw)).toEqual(answer);
  });

  it.each([
    ['8 (495) 123-45-67', '+74951234567'],
    ['+7 495 123 45 67', '+74951234567'],
    [84951234567, '+74951234567'],
    ['+7 495 123-45-67 доб. 12', '+74951234567;ext=12'],
    ['+1 213 373 4253', '+12133734253'],
    ['+15555555555', ['V015']],
    ['12345', ['V015']],
    ['call me', ['V015']],
  ])('reads the telephone %j as %j', (raw, answer) => {
    expect(coerce({ type: 'phone' }, raw)).toEqual(answer);
  });

  it('keep a telephone as it was typed only where the field says so', () => {
    const lenient: FieldDefinition = { type: 'phone', lenient: true };
    expect([coerce(lenient, ' внутр. 12-34 '), coerce(lenient, '8 (495) 123-45-67')]).toEqual([
      'внутр. 12-34',
      '+74951234567',
    ]);
    expect(coerce(lenient, 'я'.repeat(41))).toEqual(['V004']);
    expect(format(lenient, 'внутр. 12-34', 'ru')).toBe('внутр. 12-34');
  });

  it('show a telephone in the international form', () => {
    expect(format({ type: 'phone' }, '+74951234567', 'ru')).toBe('+7 495 123 45 67');
    expect(coerce({ type: 'phone', country: 'DE' }, '030 901820')).toBe('+4930901820');
  });

  it.each([
    ['example.com', 'https://example.com'],
    ['example.com:8080/a?b#c', 'https://example.com:8080/a?b#c'],
    ['HTTP://Example.com', 'http://Example.com'],
    ['https://localhost:3000', 'https://localhost:3000'],
    ['пример.рф/страница', 'https://пример.рф/страница'],
    ['javascript:alert(1)', ['V016']],
    ['JaVaScRiPt:alert(1)', ['V016']],
    ['data:text/html,x', ['V016']],
    ['ftp://example.com', ['V016']],
    ['mailto:a@b.ru', ['V016']],
    ['//example.com', ['V016']],
    ['привет', ['V016']],
    ['https://', ['V016']],
    ['https:\\\\evil.com', ['V016']],
    ['a b.com', ['V016']],
  ])('reads the web address %j as %j', (raw, answer) => {
    expect(coerce({ type: 'url' }, raw)).toEqual(answer);
  });
});

describe('names of persons', () => {
  const name = (last: string | null, first: string | null, middle: string | null, full: string) => ({
    last,
    first,
    middle,
    full,
  });

  it.each([
    ['Иванов Иван Иванович', name('Иванов', 'Иван', 'Иванович', 'Иванов Иван Иванович')],
    ['  Мамедов   Али Гусейн оглы', name('Мамедов', 'Али', 'Гусейн оглы', 'Мамедов Али Гусейн оглы')],
    ['Иванов', name('Иванов', null, null, 'Иванов')],
    ['Nancy Davolio', name('Davolio', 'Nancy', null, 'Nancy Davolio')],
    ['Davolio, Nancy', name('Davolio', 'Nancy', null, 'Nancy Davolio')],
    ['Ludwig van Beethoven', name('van Beethoven', 'Ludwig', null, 'Ludwig van Beethoven')],
    ['Anne Marie Smith', name('Smith', 'Anne', 'Marie', 'Anne Marie Smith')],
    ['Madonna', name(null, 'Madonna', null, 'Madonna')],
    [{ last: 'Иванов', first: 'Иван' }, name('Иванов', 'Иван', null, 'Иванов Иван')],
    [{ last: 'Иванов', first: 'Иван', full: 'Петров Пётр' }, name('Иванов', 'Иван', null, 'Иванов Иван')],
    [{ last: '', first: null, full: 'Nancy Davolio' }, name('Davolio', 'Nancy', null, 'Nancy Davolio')],
    [{ last: ' ', first: '' }, null],
    [{ surname: 'x' }, ['V002 surname']],
    [{ last: 'я'.repeat(81), first: 'a\0' }, ['V004 last', 'V024 first']],
    [[], ['V003']],
  ])('reads %j as %j', (raw, answer) => {
    expect(coerce({ type: 'personName' }, raw)).toEqual(answer);
  });

  it('are the same person after being written out and read again', () => {
    const part = fc.constantFrom('Иванов', 'Пётр', 'Сидоровна', 'Ольга');
    fc.assert(
      fc.property(part, part, part, (last, first, middle) => {
        const value = coerce({ type: 'personName' }, { last, first, middle });
        expect(coerce({ type: 'personName' }, format({ type: 'personName' }, value as Value, 'ru'))).toEqual(value);
      }),
    );
  });
});

describe('computed values', () => {
  it('are made to fit where input would be refused', () => {
    expect(coerce({ type: 'formula', as: 'decimal', scale: 2, value: '' }, new Decimal(10).div(3))).toBe('3.33');
    expect(coerce({ type: 'formula', as: 'money', value: '' }, '0.005')).toEqual({
      amount: '0.01',
      currency: null,
      base: '0.01',
    });
    expect(coerce({ type: 'formula', as: 'integer', value: '' }, '2.5')).toBe(3);
    expect(coerce({ type: 'formula', as: 'text', maxLength: 3, value: '' }, 'абвгд')).toBe('абв');
    expect(coerce({ type: 'formula', as: 'date', value: '' }, '2026-02-30')).toEqual(['V009']);
    expect(coerce({ type: 'decimal' }, '0.005')).toEqual(['V007']);
  });

  it('borrow the type of what they total', () => {
    const over = (rest: Readonly<Record<string, unknown>>): FieldDefinition => ({
      type: 'rollUp',
      over: 'lines',
      ...rest,
    });
    const columnOf = (definition: FieldDefinition) => specimen(definition).word.columns(siteAt(definition))[0]?.column;
    expect(columnOf(over({ count: '*' }))).toEqual({ kind: 'integer' });
    expect(columnOf(over({ sum: 'cost' }))).toEqual({ kind: 'decimal', precision: 18, scale: 3 });
    expect(columnOf(over({ sum: 'worth' }))).toEqual({ kind: 'decimal', precision: 18, scale: 4 });
    expect(columnOf(over({ avg: 'quantity' }))).toEqual({ kind: 'decimal', precision: 18, scale: 2 });
    expect(columnOf(over({ avg: 'discount' }))).toEqual({ kind: 'decimal', precision: 12, scale: 2 });
    expect(columnOf(over({ max: 'day' }))).toEqual({ kind: 'date' });
    expect(columnOf(over({ list: 'title' }))).toEqual({ kind: 'text', length: 1000 });
    expect(columnOf(over({ sum: 'quantity', as: 'decimal', scale: 5 }))).toEqual({
      kind: 'decimal',
      precision: 18,
      scale: 5,
    });
  });

  it('do not inherit the limits of single rows', () => {
    expect(coerce({ type: 'rollUp', over: 'lines', sum: 'cost' }, '12345.6789')).toMatchObject({ amount: '12345.679' });
    expect(coerce({ type: 'rollUp', over: 'lines', sum: 'quantity' }, 100)).toBe(100);
  });

  it('end as decimals when they total each other in a circle, or something that is not there', () => {
    const circle: FieldDefinition = { type: 'rollUp', over: 'back', sum: 'circle' };
    const { word } = specimen(circle);
    expect(word.columns(siteAt(circle, 'sampleLine', 'circle'))[0]?.column.kind).toBe('decimal');
    expect(specimen({ type: 'rollUp', over: 'nothing', sum: 'x' }).word.value(siteAt(circle))).toBe('number');
  });

  it('tell the platform how they are computed', () => {
    const { word } = specimen({ type: 'rollUp', over: 'lines', sum: 'cost', where: { quantity: 1 } });
    expect(word.computation?.({ type: 'rollUp', over: 'lines', sum: 'cost', where: { quantity: 1 } })).toEqual({
      kind: 'rollUp',
      over: 'lines',
      function: 'sum',
      of: 'cost',
      where: { quantity: 1 },
    });
    const number = specimen({ type: 'autoNumber', pattern: 'D-{000}' });
    expect(number.word.computation?.(number.site.definition)).toEqual({ kind: 'sequence', pattern: 'D-{000}' });
    expect(number.word.unique).toBe(true);
  });
});
