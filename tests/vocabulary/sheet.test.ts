import type { ViewRecord } from '../../platform/vocabulary/contracts';
import {
  emptySheet,
  fetchPage,
  pagesOf,
  rowAt,
  rowsToDraw,
  withPage,
} from '../../platform/vocabulary/views/list/sheet';

const record = (id: string): ViewRecord => ({ id, version: 1 });
const full = { records: [record('a'), record('b')], next: 'cursor' };

describe('the rows of a list', () => {
  test('leave room for one page more until the end is known', () => {
    // given
    const empty = emptySheet('key', 2);

    // when
    const one = withPage(empty, 0, full);
    const last = withPage(one, 1, { records: [record('c')], next: null });

    // then
    expect([rowsToDraw(empty, null), rowsToDraw(one, null), rowsToDraw(one, 1000), rowsToDraw(last, 1000)]).toEqual([
      0, 4, 1000, 3,
    ]);
    expect([rowAt(last, 2)?.id, rowAt(one, 2)]).toEqual(['c', undefined]);
  });

  test('are fetched by cursor when the page before is known and by place otherwise', async () => {
    // given
    const asked: unknown[] = [];
    const surroundings = {
      find: async (_: string, request: unknown) => {
        asked.push(request);
        return { records: [], next: null };
      },
    };
    const sheet = withPage(emptySheet('key', 2), 0, full);

    // when
    for (const number of [0, 1, 7]) await fetchPage(sheet, number, 'thing', { sort: ['name'] }, surroundings);

    // then
    expect(asked).toEqual([
      { sort: ['name'], limit: 2 },
      { sort: ['name'], limit: 2, after: 'cursor' },
      { sort: ['name'], limit: 2, offset: 14 },
    ]);
  });

  test('name the pages that a window of rows touches', () => {
    expect(pagesOf(emptySheet('key', 50), 49, 101)).toEqual([0, 1, 2]);
  });
});
