/** "Done when" 2 of the frame: the revenue of Northwind stands in the foot of a list in the browser. */
import { Decimal } from '../../platform/foundation/decimal';
import { describeWithData } from '../import/shared-data';
import { count, totalOf } from './pages/list';
import { siteForTests } from './site';
import { wordsIn } from './words';

const REVENUE = '1265793.0395';

describeWithData('northwind', 'the list of order lines after importing Northwind', () => {
  const site = siteForTests({ base: 'northwind', application: 'shipped' });

  it.each(['en', 'ru'] as const)('has the revenue after discount at its foot (%s)', async (locale) => {
    // given
    const words = wordsIn(locale);
    const window = await site.openAs('admin', locale, '/sales/orderLines');

    // when
    const shown = await totalOf(window, words.field('orderLine', 'total'));
    await window.page.$eval('[role=grid]', (grid) => grid.scrollTo({ left: grid.scrollWidth }));
    await window.picture(`northwind-${locale}`);

    // then
    const digits = shown
      .replace(/[^\d.,]/g, '')
      .replace(locale === 'ru' ? /[^\d,]/g : /[^\d.]/g, '')
      .replace(',', '.');
    const places = digits.split('.')[1]?.length ?? 0;
    process.stdout.write(`Northwind in the browser (${locale}): ${shown}\n`);
    expect(places).toBeGreaterThanOrEqual(2);
    expect(digits).toBe(new Decimal(REVENUE).toFixed(places));
    expect(await count(window)).toMatch(/^1[ ,]000\+$/);
    expect(window.complaints()).toEqual([]);
  });
});
