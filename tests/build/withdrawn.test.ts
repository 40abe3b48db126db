/** What is withdrawn after it was published: the same archive is built before and after, with the same caches. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript, success } from '../support/commands.ts';
import { articleText, eventText, personText, sourceText, topicText } from '../support/entries.ts';
import { forget, goodArchive } from '../support/folders.ts';
import { all, hasPage, one, readPage, textOf, textsOf } from '../support/pages.ts';

const { folder, content, out } = goodArchive('withdrawn');
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out, SITE_URL: 'https://news.example' };
const STORY = '/stories/2024-03-07-visit/';

/** No other word begins so, and each kind has its own. */
const words = { events: 'fnordev', people: 'fnordpe', topics: 'fnordto', sources: 'fnordso' };
const ids = {
  events: 'fnordev-lunch',
  people: 'fnordpe-visitor',
  topics: 'fnordto-food',
  sources: 'fnordso-gazette',
};
const kinds = ['events', 'people', 'topics', 'sources'] as const;

function writeEntries(withdrawn: Record<string, unknown>) {
  const put = (path: string, text: string) => {
    mkdirSync(join(content, path, '..'), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  put(
    `events/${ids.events}.mdx`,
    eventText(
      {
        title: 'A fnordevtitle',
        date: '1987-06-05',
        people: [ids.people],
        topics: [ids.topics],
        ...withdrawn,
      },
      'It was a fnordevbody.',
    ),
  );
  put(
    `people/${ids.people}.mdx`,
    personText(
      { name: 'Fnordpename', role: 'Fnordperole', aliases: ['Fnordpealias'], ...withdrawn },
      'Of fnordpebody.',
    ),
  );
  put(
    `topics/${ids.topics}.mdx`,
    topicText({ name: 'Fnordtoname', description: 'Fnordtolead', ...withdrawn }, 'On fnordtobody.'),
  );
  put(
    `sources/${ids.sources}.mdx`,
    sourceText({
      name: 'Fnordsoname',
      url: 'https://fnordso.example/',
      description: 'Fnordsolead',
      ...withdrawn,
    }),
  );
  put(
    'articles/2024-03-07-visit.mdx',
    articleText(
      {
        title: 'A visit',
        date: '2024-03-07',
        added: '2026-01-01',
        people: [ids.people],
        topics: ['roads', ids.topics],
        paragraphs: undefined,
      },
      [
        `The guest came. <Event id="${ids.events}">A meal was served, and <Event id="bridge-opens">the bridge opened</Event></Event>.`,
        `<Quote by="${ids.people}">It was a good meal.</Quote> There is [a page](/people/${ids.people}/#top) and [a picture of it](/events/${ids.events}/).`,
      ].join('\n\n'),
    ),
  );
  // Of the source, and withdrawn with it.
  put(
    'articles/2024-03-08-gone.mdx',
    articleText(
      { title: 'Gone', date: '2024-03-08', added: '2026-01-01', source: ids.sources, ...withdrawn },
      'Another story.',
    ),
  );
}

const filesIn = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));

/** What a file holds, taken out of its compression; in small letters. */
function contentOf(file: string): string {
  const bytes = readFileSync(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isPacked ? gunzipSync(bytes) : bytes).toString('latin1').toLowerCase();
}

/** The files that hold a word, by their paths below the site. */
const holding = (word: string) =>
  filesIn(out)
    .filter((file) => contentOf(file).includes(word))
    .map((file) => file.slice(out.length).replaceAll('\\', '/'));

let before: Record<string, number>;

beforeAll(async () => {
  writeEntries({});
  await success(runScript('build', env));
  before = Object.fromEntries(kinds.map((kind) => [kind, holding(words[kind]).length]));
  writeEntries({ status: 'withdrawn', corrections: [{ date: '2026-03-04', note: 'It was asked for.' }] });
  await success(runScript('build', env));
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

describe.each(kinds)('a withdrawn record of %s', (kind) => {
  const address = `/${kind}/${ids[kind]}/`;

  it('leaves none of its words in any file', () => {
    expect(before[kind]).toBeGreaterThan(5);
    expect(holding(words[kind])).toEqual([]);
  });

  it('is a notice at its address, which says why and asks not to be found', () => {
    const notice = readPage(out, address);
    expect(textOf(one(notice, 'h1'))).toMatch(/^This .* has been withdrawn$/);
    expect(textsOf(notice, 'main dd')).toEqual(['It was asked for.']);
    expect(one(notice, 'meta[name=robots]').properties.content).toBe('noindex');
    expect(textOf(one(notice, 'body'))).not.toMatch(/fnord/i);
  });

  it('has no address but that, and in a frame a notice', () => {
    const left = filesIn(out)
      .map((file) => file.slice(out.length).replaceAll('\\', '/'))
      .filter((path) => path.includes(ids[kind]));
    const frame = kind === 'sources' ? [] : [`/embed/${kind}/${ids[kind]}/index.html`];
    expect(left.sort()).toEqual([...frame, `${address}index.html`].sort());
  });
});

describe('what other entries say of it', () => {
  it('reads on as plain text', () => {
    const story = readPage(out, STORY);
    expect(textsOf(story, 'main .prose p, main .text p').join(' ')).toContain(
      'A meal was served, and the bridge opened',
    );
    const text = textOf(one(story, 'body'));
    expect(text).toContain('“It was a good meal.”');
    expect(text).toContain('There is a page and a picture of it.');
    expect(all(story, '[id^=event-]').map(({ properties }) => properties.id)).toEqual(['event-bridge-opens']);
  });

  it('goes on reporting another event that was marked within its passage', () => {
    const event = readPage(out, '/events/bridge-opens/');
    expect(all(event, `a[href^="${STORY}#event-bridge-opens"]`)).not.toEqual([]);
  });
});

describe('the page of corrections', () => {
  it('tells of each withdrawal and why, and not of what', () => {
    const page = readPage(out, '/corrections/');
    expect(textsOf(page, 'main dd')).toEqual([
      'A story was withdrawn: It was asked for.',
      'An event was withdrawn: It was asked for.',
      'A page about a person was withdrawn: It was asked for.',
      'A page about a topic was withdrawn: It was asked for.',
      'A page about a source was withdrawn: It was asked for.',
      '[First day on the bridge]: The number of cars was put right.',
    ]);
    expect(textsOf(page, 'main dt')[0]).toBe('4 March 2026');
  });

  it('is the page of the feed that tells the same', () => {
    const feed = readFileSync(join(out, 'feeds/changes.atom'), 'utf8');
    expect(feed).toContain('<title>Withdrawn: a person</title>');
    expect(feed).toContain('href="https://news.example/corrections/"');
    expect(hasPage(out, '/corrections/')).toBe(true);
  });
});
