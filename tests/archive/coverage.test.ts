import { describe, expect, it } from 'vitest';
import { coveragePages, ROWS_A_PAGE } from '../../src/archive/coverage.ts';
import { archiveOf, type Descriptions } from '../support/records.ts';

/** An archive in which each source reports the events that are named, by article. */
function timelineOf(reports: Record<string, string[]>) {
  const articles = Object.fromEntries(
    Object.entries(reports).map(([source, events]) => [
      source,
      { source, body: events.map((event) => `<Event id="${event}">x</Event>`).join(' ') || 'Nothing.' },
    ]),
  );
  const ids = [...new Set(Object.values(reports).flat()), 'unheard'];
  const described: Descriptions = {
    articles,
    events: Object.fromEntries(ids.map((id) => [id, {}])),
    topics: { trade: {} },
    sources: Object.fromEntries(Object.keys(reports).map((id) => [id, { name: id.toUpperCase() }])),
  };
  return archiveOf(described).timeline;
}

const tableOf = (reports: Record<string, string[]>) => coveragePages(timelineOf(reports), '/coverage/');

describe('a coverage table', () => {
  it('has the reported events down, in order, and the sources that report any across, by name', () => {
    const [table] = tableOf({ b: ['one', 'two', 'two'], a: ['two'], silent: [] });
    expect(table?.sources).toEqual([
      { href: '/sources/a/', text: 'A' },
      { href: '/sources/b/', text: 'B' },
    ]);
    expect(
      table?.rows.map(({ event, cells }) => [
        event.id,
        ...cells.map((cell) => cell && `${cell.href} ${cell.passages}`),
      ]),
    ).toEqual([
      ['one', undefined, '/stories/b/#event-one 1'],
      ['two', '/stories/a/#event-two 1', '/stories/b/#event-two 2'],
    ]);
    expect(table).toMatchObject({ number: 1, last: 1, total: 2, otherSources: 0 });
  });

  it('gives columns to the sources that report the most, and to the rest one together', () => {
    const [table] = tableOf({
      a: ['one'],
      b: ['one', 'two'],
      c: ['one', 'two'],
      d: ['one', 'two'],
      e: ['one', 'two'],
      f: ['one', 'two'],
      g: ['one', 'two'],
      h: ['two'],
    });
    expect(table?.sources.map(({ text }) => text)).toEqual(['B', 'C', 'D', 'E', 'F', 'G']);
    expect(table?.otherSources).toBe(2);
    expect(table?.rows.map(({ others }) => others.map(({ text }) => text))).toEqual([['A'], ['H']]);
    expect(table?.rows.every(({ cells }) => cells.length === 6)).toBe(true);
  });

  it('is cut into pages that keep their columns', () => {
    const many = Array.from({ length: ROWS_A_PAGE }, (_, index) => `e${index}`);
    const pages = tableOf({ a: many, b: ['zz'] });
    expect(pages.map(({ rows, number, last, total }) => [rows.length, number, last, total])).toEqual([
      [ROWS_A_PAGE, 1, 2, ROWS_A_PAGE + 1],
      [1, 2, 2, ROWS_A_PAGE + 1],
    ]);
    expect(pages[1]?.sources).toEqual(pages[0]?.sources);
    expect(pages[0]?.next).toBe('/coverage/page/2/');
  });

  it('of nothing has no rows', () => {
    expect(coveragePages([], '/coverage/')).toMatchObject([{ rows: [], sources: [], total: 0 }]);
  });
});
