import { describe, expect, it } from 'vitest';
import { embedRoutes } from '../../src/archive/embeds.ts';
import { archiveOf } from '../support/records.ts';

const story = (index: number) => ({
  date: String(1950 + index),
  body: index % 2 ? '<Event id="storm">A storm.</Event>' : 'Nothing.',
});
const archive = archiveOf({
  articles: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, story(index)])),
  events: { storm: { date: '1980', topics: ['trade'], formerIds: ['gale'] } },
  topics: { trade: { name: 'Trade' }, roads: { name: 'Roads' } },
  sources: { daily: { name: 'The Daily' } },
});
const routes = embedRoutes(archive);
const embedOf = (kind: string) => {
  const props = routes.find(({ params }) => params.kind === kind)?.props;
  return props && 'embed' in props ? props.embed : undefined;
};

describe('a timeline for a frame', () => {
  it('is of all that have several stories, and of nothing else', () => {
    expect(routes.map(({ params: { kind, id } }) => `${kind}/${id}`)).toEqual([
      'topics/trade',
      'events/storm',
      'events/gale',
    ]);
    expect(routes.at(-1)?.props).toEqual({ movedTo: '/embed/events/storm/' });
  });

  it('has the latest, in order of time, and says how many there are', () => {
    const { items = [], earlier, counts } = embedOf('topics') ?? {};
    expect([items[0]?.id, items.at(-1)?.id, items.length, earlier]).toEqual(['a11', 'a39', 30, 11]);
    expect(counts).toBe('40\u00a0stories, 1\u00a0event');
  });

  it('says of what it is, of a place as well', () => {
    const stories = Object.fromEntries(['a', 'b'].map((id) => [id, { people: ['port'] }]));
    const routes = embedRoutes(
      archiveOf({
        articles: stories,
        people: { port: { name: 'Aune', type: 'place' } },
        topics: { trade: {} },
        sources: { daily: {} },
      }),
    );
    expect(routes.map(({ props }) => 'embed' in props && props.embed.noun)).toEqual(['place', 'topic']);
  });

  it('of an event has its reports, which lead to their passages', () => {
    const { items = [], href } = embedOf('events') ?? {};
    expect(href).toBe('/events/storm/');
    expect(items.map((item) => item.href).slice(0, 2)).toEqual([
      '/stories/a1/#event-storm',
      '/stories/a3/#event-storm',
    ]);
  });
});
