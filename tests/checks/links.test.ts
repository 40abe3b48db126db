import { describe, expect, it } from 'vitest';
import { checkRecords } from '../../src/checks/check.ts';
import { keyOf } from '../../src/records/paragraphs.ts';
import { recordsOf } from '../support/records.ts';

const place = '<Event id="landing">x</Event> <Quote by="ann">y</Quote>';

/** What is found where an article has this body, among a few other records. */
function faultsOf(body: string, faultyFiles: string[] = []): string[] {
  const records = recordsOf({
    articles: {
      own: { body: `${body} ${place}`, people: ['ann'] },
      other: { date: '2023-05-01', people: ['ann'], body: `${place}\n\n## What next?`, paragraphs: 'bcdfgh' },
      gone: {
        status: 'withdrawn',
        corrections: [{ date: '2026-02-02', note: 'Not genuine.' }],
        people: ['ann'],
        body: place,
      },
    },
    events: { landing: { date: '2018' } },
    people: { ann: {} },
    topics: { trade: {} },
    sources: { daily: {} },
  });
  return checkRecords(records, new Set(faultyFiles), Date.UTC(2026, 10, 21)).map(({ message }) => message);
}

describe('a link within the archive', () => {
  it.each([
    '/',
    '/page/2/',
    '/about/',
    '/about/signs/',
    '/coverage/',
    '/search/?q=x',
    '/2018/',
    '/2023/05/',
    '/2023/05/#2023-05-01',
    '/stories/',
    '/stories/page/2/',
    '/stories/other/',
    '/stories/other/#event-landing',
    '/stories/other/#said-ann',
    '/stories/other/#section-what-next',
    `/stories/other/#p-${keyOf('x y')}`,
    '/stories/other/#p-bcdfgh',
    '/stories/gone/',
    '/events/landing/',
    '/people/ann/',
    '/people/ann/quotations/',
    '/topics/trade/coverage/page/2/',
    '/sources/daily/',
    '/favicon.svg',
    '#event-landing',
    '#people',
  ])('may lead to %s', (href) => {
    expect(faultsOf(`[a](${href})`)).toEqual([]);
  });

  it.each([
    ['/nope/', 'there is no page `/nope/`'],
    ['/2019/', 'there is no page `/2019/`'],
    ['/2023/06/', 'there is no page `/2023/06/`'],
    ['/stories/othr/', 'there is no page `/stories/othr/`: did you mean `other`?'],
    ['/stories/own/nope/', 'there is no page `/stories/own/nope/`'],
    ['/people/constructor/', 'there is no page `/people/constructor/`'],
    ['/stories/other', '`/stories/other` is no address of a page: those end with /'],
    ['/stories/other/#event-lunch', 'there is no place `#event-lunch` on `/stories/other/`'],
    ['/stories/other/#said-ann.2', 'there is no place `#said-ann.2` on `/stories/other/`'],
    ['/stories/gone/#event-landing', 'there is no place `#event-landing` on `/stories/gone/`'],
    ['/stories/other/#p-kkkkkk', 'there is no place `#p-kkkkkk` on `/stories/other/`'],
    ['#section-nope', 'there is no place `#section-nope` on this page'],
    ['#event-lunch', 'there is no place `#event-lunch` on this page'],
  ])('cannot lead to %s', (href, message) => {
    expect(faultsOf(`[a](${href})`)).toEqual([message]);
  });

  it('may lead from a comparison to a paragraph that its story has, and to no other', () => {
    const records = (anchor: string) =>
      recordsOf({
        articles: { own: { body: `${place} [a](/events/landing/)`, people: ['ann'] } },
        events: {
          landing: { body: `| | [a](/stories/own/) |\n|---|---|\n| x | y [¶](/stories/own/#${anchor}) |` },
        },
        people: { ann: {} },
        topics: { trade: {} },
        sources: { daily: {} },
      });
    const faults = (anchor: string) =>
      checkRecords(records(anchor), new Set(), Date.UTC(2026, 10, 21)).map(({ message }) => message);
    expect(faults(`p-${keyOf('x y a')}`)).toEqual([]);
    expect(faults('p-kkkkkk')).toEqual(['there is no place `#p-kkkkkk` on `/stories/own/`']);
  });

  it('is not blamed for leading to a file that cannot be read', () => {
    expect(faultsOf('[a](/events/broken/)', ['events/broken.mdx'])).toEqual([]);
  });
});
