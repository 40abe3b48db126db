import { describe, expect, it } from 'vitest';
import { kindPaths } from '../../src/archive/paths.ts';
import { bodyOf, event, htmlOfBody } from '../support/entries.ts';

const table = [
  '| Point | [Post](/stories/a-1/) | the [Weekly](/stories/b/) |',
  '|---|---|---|',
  '| The *day* | *On Monday*, **[so](https://x.org/) *it* says** | – |',
  '| The day | | 5 < 6 |',
  '| ? | - | <Note>We do not know.</Note> |',
].join('\n');

describe('a comparison table', () => {
  it('is read with its articles, its points, and what differs marked', () => {
    const { comparison } = bodyOf(`It opens.\n\n${table}\n\nIt is open.`, 'events');
    const line = 10;
    expect(comparison).toEqual({
      articles: [
        { id: 'a-1', at: { line, column: 11 } },
        { id: 'b', at: { line, column: 39 } },
      ],
      points: [
        {
          name: 'The day',
          anchor: 'differs-the-day',
          cells: [
            '<mark>On Monday</mark>, <strong><a href="https://x.org/" rel="external noopener">so</a> <mark>it</mark> says</strong>',
            null,
          ],
        },
        { name: 'The day', anchor: 'differs-the-day.2', cells: [null, '5 &#x3C; 6'] },
        {
          name: '?',
          anchor: 'differs-3',
          cells: [null, '<span class="note">[Archive’s note: We do not know.]</span>'],
        },
      ],
    });
  });

  it('has a sign for the paragraph that says so, which is no word of the cell', () => {
    const [first, second] =
      bodyOf(
        [
          '| Point | [Post](/stories/a-1/) | [Weekly](/stories/b/) |',
          '|---|---|---|',
          '| The day | *Monday* [¶](/stories/a-1/#p-bcdfgh) | – [¶](/stories/b/#p-bcdfgh) |',
          '| The ship | a ferry [¶](/stories/a-1/#section-x) | a [¶ yacht](/stories/b/#p-bcdfgh.2) |',
        ].join('\n'),
        'events',
        '/news/',
      ).comparison?.points ?? [];
    expect(first?.cells).toEqual([
      '<mark>Monday</mark> <a class="pil" href="/news/stories/a-1/#p-bcdfgh">¶</a>',
      null,
    ]);
    expect(second?.cells).toEqual([
      'a ferry <a href="/news/stories/a-1/#section-x">¶</a>',
      'a <a href="/news/stories/b/#p-bcdfgh.2">¶ yacht</a>',
    ]);
  });

  it('stands in no block, and its words are not the lead, but its links are there to be checked', () => {
    const body = bodyOf(`${table}\n\nIt is open, [say some](/stories/c/).`, 'events', '/news/');
    expect(body.blocks.map(({ html }) => html)).toEqual([
      '<p>It is open, <a href="/news/stories/c/">say some</a>.</p>',
    ]);
    expect(body.lead).toBe('It is open, say some.');
    expect(body.links.map(({ href }) => href)).toEqual([
      '/stories/a-1/',
      '/stories/b/',
      'https://x.org/',
      '/stories/c/',
    ]);
    expect(body.comparison?.articles.map(({ id }) => id)).toEqual(['a-1', 'b']);
  });

  it('has a cell for each article, even where a row is short', () => {
    const { comparison } = bodyOf(
      'x\n\n| | [a](/stories/a/) | [b](/stories/b/) |\n|---|---|---|\n| y | z |',
      'events',
    );
    expect(comparison?.points.map(({ cells }) => cells)).toEqual([['z', null]]);
  });

  it.each([
    ['names no article', '| a | b |'],
    ['has one column', '| [a](/stories/a/) |'],
    ['names an article at one of two columns', '| a | [b](/stories/b/) | c |'],
    ['has two links in a cell', '| a | [b](/stories/b/) [c](/stories/c/) |'],
    ['links to another page', '| a | [b](/events/b/) |'],
    ['links to another site', '| a | [b](https://x.org/stories/b/) |'],
    ['links to all stories', '| a | [b](/stories/) |'],
  ])('is none where it %s', (_, head) => {
    const { comparison, blocks } = bodyOf(
      `${head}\n${head.replaceAll(/[^|]+/g, '---')}\n${head.replaceAll(/[^|]+/g, 'x')}`,
      'events',
    );
    expect(comparison).toBeUndefined();
    expect(blocks[0]?.html).toMatch(/^<table>/);
  });

  it('is the first of its kind; others are tables', () => {
    const { comparison, blocks } = bodyOf(
      `| a |\n|---|\n| b |\n\n${table}\n\n${table.replace('a-1', 'c')}`,
      'events',
    );
    expect(comparison?.articles[0]?.id).toBe('a-1');
    expect(blocks.map(({ html }) => html.slice(0, 20))).toEqual([
      expect.stringContaining('<table>'),
      expect.stringContaining('<table>'),
    ]);
  });

  it('is an ordinary table in anything but an event', () => {
    expect(bodyOf(table, 'topics').comparison).toBeUndefined();
    expect(htmlOfBody(table, 'topics')).toContain('<table>');
  });

  it('may be all that an event has', () => {
    expect(event('x', {}, table).body.lead).toBe('');
  });

  it('links to the addresses that stories have', () => {
    expect(kindPaths.articles).toBe('stories');
  });
});
