import { addMonths, dayNumber, weekday } from '../../platform/language/calendar';
import type { Environment } from '../../platform/language/contracts';
import { isPeriod, PERIODS, periodDates, periodInstants } from '../../platform/language/periods';
import { localDate, startOfDay, zoneOf } from '../../platform/language/zones';

const at = (now: string, timeZone = 'UTC'): Environment => ({ now: new Date(now), timeZone, me: {} });

describe('a relative period', () => {
  it.each([
    ['today', '2026-11-24', '2026-11-25'],
    ['yesterday', '2026-11-23', '2026-11-24'],
    ['tomorrow', '2026-11-25', '2026-11-26'],
    ['thisWeek', '2026-11-23', '2026-11-30'],
    ['lastWeek', '2026-11-16', '2026-11-23'],
    ['nextWeek', '2026-11-30', '2026-12-07'],
    ['thisMonth', '2026-11-01', '2026-12-01'],
    ['lastMonth', '2026-10-01', '2026-11-01'],
    ['nextMonth', '2026-12-01', '2027-01-01'],
    ['thisQuarter', '2026-10-01', '2027-01-01'],
    ['lastQuarter', '2026-07-01', '2026-10-01'],
    ['nextQuarter', '2027-01-01', '2027-04-01'],
    ['thisYear', '2026-01-01', '2027-01-01'],
    ['lastYear', '2025-01-01', '2026-01-01'],
    ['nextYear', '2027-01-01', '2028-01-01'],
    ['past1Days', '2026-11-24', '2026-11-25'],
    ['past7Days', '2026-11-18', '2026-11-25'],
    ['next30Days', '2026-11-24', '2026-12-24'],
    ['past3Months', '2026-08-25', '2026-11-25'],
    ['next1Months', '2026-11-24', '2026-12-24'],
  ])('%s of a Tuesday 24 November goes from %s to before %s', (name, from, to) => {
    const tuesday = at('2026-11-24T12:00:00Z');

    expect(periodDates(name, tuesday)).toEqual([from, to]);
  });

  it('belongs to the day on the wall of the user, not of the server', () => {
    const now = '2026-11-23T21:30:00Z';

    expect(periodDates('today', at(now, 'Europe/Moscow'))[0]).toBe('2026-11-24');
    expect(periodDates('today', at(now, 'America/New_York'))[0]).toBe('2026-11-23');
    expect(periodInstants('today', at(now, 'Europe/Moscow'))).toEqual([
      '2026-11-23T21:00:00.000Z',
      '2026-11-24T21:00:00.000Z',
    ]);
  });

  it('has 23 hours on the day when clocks go forward and 25 when they go back', () => {
    const hours = (now: string) => {
      const [from, to] = periodInstants('today', at(now, 'Europe/Berlin'));
      return (Date.parse(String(to)) - Date.parse(String(from))) / 3_600_000;
    };

    expect(hours('2026-03-29T12:00:00Z')).toBe(23);
    expect(hours('2026-10-25T12:00:00Z')).toBe(25);
    expect(hours('2026-11-23T12:00:00Z')).toBe(24);
  });

  it('is known by name only when it can be resolved', () => {
    expect(PERIODS.every(isPeriod)).toBe(true);
    expect(['overdue', 'past0Days', 'next30days', 'pastDays', 'thisDecade', 'constructor'].some(isPeriod)).toBe(false);
  });
});

describe('a time zone', () => {
  it('says the first moment of a day whose midnight does not exist', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(Date.parse('2018-11-04T03:00:00Z'));
    expect(localDate(Date.parse('2018-11-04T02:59:59.999Z'), 'America/Sao_Paulo')).toBe('2018-11-03');
  });

  it('says the first moment of a day whose eve has an hour twice', () => {
    expect(startOfDay('2018-02-18', 'America/Sao_Paulo')).toBe(Date.parse('2018-02-18T03:00:00Z'));
  });

  it('agrees with Intl through all years of a zone that changed its rules', () => {
    const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' });
    const moments = Array.from(
      { length: 4000 },
      (_, index) => Date.UTC(1975, 0, 1) + index * 3 * 86_400_000 + index * 1_234_567,
    );

    const wrong = moments.filter((moment) => localDate(moment, 'Europe/Moscow') !== shown.format(moment));

    expect(wrong).toEqual([]);
  });

  it('is UTC when nobody knows its name', () => {
    expect(zoneOf('Mars/Olympus')).toEqual({ changes: [], offsets: [0] });
  });
});

describe('the calendar', () => {
  it('counts days and months from the year 1 to 9999 and nothing beyond', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('0001-01-01')).toBe(-719162);
    expect(dayNumber('2026-02-29')).toBeNull();
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('9999-12-01', 1)).toBeNull();
    expect(weekday('2026-11-22')).toBe(7);
  });
});
