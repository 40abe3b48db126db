import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { site } from '#site';
import { PictureCache } from '../../src/exports/draw-picture.ts';
import { type Card, pictureOfArchive, picturesOf } from '../../src/exports/pictures.ts';
import { temporaryFolder } from '../support/folders.ts';
import { archiveOf, type Descriptions } from '../support/records.ts';

const reporting = (source: string, event: string, rest = '') => ({
  source,
  body: `<Event id="${event}">It happened. ${rest}</Event>`,
});
const quoted = (words: string) => `<Quote by="ann" utterance="fine">${words}</Quote>`;

const described: Descriptions = {
  articles: {
    a: { ...reporting('daily', 'landing'), topics: ['air'] },
    b: { ...reporting('weekly', 'landing'), topics: ['air'] },
    c: reporting('daily', 'lunch', quoted('We ate well')),
    d: reporting('weekly', 'lunch', quoted('We ate badly')),
    e: reporting('daily', 'walk'),
    f: reporting('weekly', 'walk'),
  },
  events: {
    landing: {
      title: 'It lands',
      date: '2024-04-02~',
      body: [
        'It happened.\n',
        '| Point | [The Daily](/stories/a/) | [A Weekly](/stories/b/) |',
        '| --- | --- | --- |',
        '| When? | at *noon* & in the sun | at *one* |',
      ].join('\n'),
    },
    lunch: { title: 'Lunch' },
    walk: { title: 'A walk' },
  },
  people: { ann: { name: 'Ann' } },
  topics: { air: { name: 'Air' }, trade: { name: 'Trade' }, unused: { name: 'Unused' } },
  sources: { daily: { name: 'The Daily' }, weekly: { name: 'A Weekly' } },
};
const pictures = picturesOf(archiveOf(described));
const pictureAt = (path: string, from = pictures) => from.find((one) => one.path === path);
const differing = (card: Card | undefined) =>
  card?.readings?.map(({ source, pieces }) => [
    source,
    pieces.flatMap(({ text, differs }) => (differs ? text : [])).join('|'),
  ]);

describe('a social image', () => {
  it('is of the archive, of topics with several stories, and of events on which reports differ', () => {
    expect(pictures.map(({ path }) => path)).toEqual([
      'archive',
      'topics/air',
      'topics/trade',
      'events/landing',
      'events/lunch',
    ]);
    expect(pictureOfArchive?.alt).toBe(`${site.name}. ${site.description}`);
  });

  it('says when an event was, how many report it, and what differs', () => {
    const landing = pictureAt('events/landing');
    expect(landing?.card.kicker).toMatch(/^Event · about 2 April 2024 · 2\u00a0stories$/);
    expect(differing(landing?.card)).toEqual([
      ['The Daily', 'noon'],
      ['A Weekly', 'one'],
    ]);
    expect(landing?.alt).toBe(
      'Event · about 2 April 2024 · 2 stories. It lands. When? The Daily: at noon & in the sun; A Weekly: at one.',
    );
    expect(differing(pictureAt('events/lunch')?.card)).toEqual([
      ['The Daily', 'well'],
      ['A Weekly', 'badly'],
    ]);
  });

  it('has no words that its face cannot show', () => {
    const articles = { ...described.articles, d: reporting('weekly', 'lunch', quoted('吃得很好')) };
    const other = picturesOf(
      archiveOf({ ...described, articles, topics: { air: { name: '空气' }, trade: {} } }),
    );
    expect(other.map(({ path }) => path)).toEqual([
      'archive',
      'topics/trade',
      'events/landing',
      'events/lunch',
    ]);
    expect(differing(pictureAt('events/lunch', other)?.card)?.map(([source]) => source)).toEqual([
      'The Daily',
    ]);
  });

  it('has as much of a long wording as there is room for, and what differs in it', () => {
    const long = (end: string) => quoted(`${'We ate all of it and then some more '.repeat(8)}${end}`);
    const articles = {
      c: reporting('daily', 'lunch', long(`well ${'and so on '.repeat(20)}`)),
      d: reporting('weekly', 'lunch', long('badly')),
    };
    const [daily, weekly] =
      pictureAt(
        'events/lunch',
        picturesOf(archiveOf({ ...described, articles: { ...described.articles, ...articles } })),
      )?.card.readings ?? [];
    const textOf = (reading = daily) => reading?.pieces.map(({ text }) => text).join('') ?? '';
    expect(textOf(weekly)).toMatch(/^… .*more badly$/);
    expect(textOf(daily)).toMatch(/^… .*more well.* …$/);
    expect(textOf(daily).length).toBeLessThanOrEqual(125);
  });
});

describe('what is drawn', () => {
  const card = pictureAt('events/landing')?.card ?? { title: '' };

  it('is a PNG of 1200 by 630 pixels, and the same, byte for byte, each time', async () => {
    const folders = [temporaryFolder('pictures'), temporaryFolder('pictures')];
    const [first, second] = await Promise.all(folders.map((folder) => new PictureCache(folder).draw(card)));
    expect(first?.subarray(1, 4).toString()).toBe('PNG');
    expect([first?.readUInt32BE(16), first?.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(second?.equals(first ?? Buffer.alloc(0))).toBe(true);
  });

  it('is drawn once, and kept as long as it is wanted', async () => {
    const folder = temporaryFolder('pictures');
    const cache = new PictureCache(folder);
    const [drawn] = [await cache.draw(card), await cache.draw({ title: 'Another' })];
    expect(readdirSync(join(folder, 'pictures'))).toHaveLength(2);
    cache.keepOnly([card]);
    expect(readdirSync(join(folder, 'pictures'))).toHaveLength(1);
    expect((await new PictureCache(folder).draw(card)).equals(drawn)).toBe(true);
    expect(existsSync(join(folder, 'pictures'))).toBe(true);
  });

  it('is drawn again where a part of it is all that was left', async () => {
    const folder = temporaryFolder('pictures');
    const drawn = await new PictureCache(folder).draw(card);
    const [name = ''] = readdirSync(join(folder, 'pictures'));
    writeFileSync(join(folder, 'pictures', name), drawn.subarray(0, 50));
    expect((await new PictureCache(folder).draw(card)).equals(drawn)).toBe(true);
  });
});
