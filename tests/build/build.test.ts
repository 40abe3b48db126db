/** Whole builds of small archives. Each is made once, and all tests look at what it has left and said. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { checkCommand } from '../../src/commands/check.ts';
import { renameCommand } from '../../src/commands/rename.ts';
import { type Run, run, runScript, success } from '../support/commands.ts';
import { forget, goodArchive } from '../support/folders.ts';
import { all, hasPage, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const STORY = '/stories/2024-03-05-bridge-opens/';
const RENAMED = '/stories/2024-03-05-the-bridge-opens/';
const OTHER = '/stories/2024-03-06-first-day/';

/** Built three times: as it is with a draft, after changes, and with faults. */
const first = goodArchive('build');
/** Renamed, with a withdrawn article, below a base path at a known address. Built at the same time as the first. */
const second = goodArchive('build');
const firstEnv = { ARCHIVE_CONTENT: first.content, ARCHIVE_OUT: first.out };
const secondEnv = { ARCHIVE_CONTENT: second.content, ARCHIVE_OUT: second.out };

const put = (file: string, text: string) => {
  mkdirSync(join(first.content, file, '..'), { recursive: true });
  writeFileSync(join(first.content, file), text);
};
const listOf = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

/** Two builds of the first archive at once: one of them is told to wait. */
let twins: Run[];
/** What was built first of the first archive. */
const before = join(first.folder, 'before');
let failed: Run;
let beforeFailure: string[];

beforeAll(async () => {
  put(
    'articles/undated-ferry.mdx',
    '---\ntitle:\npeople:\n  - nobody\n---\n\n<ToWrite>\n\n1. 20 words\n\n</ToWrite>\n',
  );
  await changeSecond();
  const address = { SITE_URL: 'https://news.example', BASE_PATH: '/archive' };
  [twins] = await Promise.all([
    Promise.all([runScript('build', firstEnv), runScript('build', firstEnv)]),
    success(runScript('build', { ...secondEnv, ...address })),
  ]);
  cpSync(first.out, before, { recursive: true });

  rmSync(join(first.content, 'articles/undated-ferry.mdx'));
  put('topics/roads.mdx', '---\nname: Roads and bridges\ndescription: Both.\n---\n');
  rmSync(join(first.content, 'articles/2024-03-06-first-day.mdx'));
  rmSync(join(first.content, 'sources/sound-weekly.mdx'));
  await success(runScript('build', firstEnv));

  put('topics/broken.mdx', 'no entry');
  put('people/odo-plank.mdx', '---\nname: Odo Plank\nrole: Ferryman\n---\n\n<script>alert(1)</script>\n');
  put('storys/x.mdx', '');
  beforeFailure = listOf(first.out);
  failed = await runScript('build', firstEnv);
});
afterAll(() => {
  forget(firstEnv);
  forget(secondEnv);
});

async function changeSecond() {
  const rename = (...names: string[]) => success(run(renameCommand, secondEnv, names));
  await rename('articles', '2024-03-05-bridge-opens', '2024-03-05-the-bridge-opens');
  await rename('people', 'mina-torvald', 'torvald');
  await rename('events', 'bridge-opens', 'the-opening');
  const put = (id: string, text: string) => writeFileSync(join(second.content, `people/${id}.mdx`), text);
  put('harbour-board', '---\ntype: organisation\nname: Harbour Board\nrole: It runs the harbour.\n---\n');
  put(
    'the-sound',
    '---\ntype: place\nname: The Sound\nrole: Where the bridge is.\naliases:\n  - the sound\n---\n',
  );
  for (const [entry, ids] of [
    ['articles/2024-03-05-the-bridge-opens', ['harbour-board', 'the-sound']],
    ['events/the-opening', ['the-sound']],
  ] as const) {
    const path = join(second.content, `${entry}.mdx`);
    const list = ['people:', ...ids.map((id) => `  - ${id}`)].join('\n');
    const text = readFileSync(path, 'utf8').replace('people:', list);
    writeFileSync(path, text.replace('Building began', 'Building, says the Harbour Board, began'));
  }
  const file = join(second.content, 'articles/2024-03-06-first-day.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('added:', 'status: withdrawn\nadded:'));
  writeFileSync(join(second.content, 'topics/roads.mdx'), '---\nname: Streets\ndescription: Streets.\n---\n');
}

describe('one build after another', () => {
  it('shows a changed entry, and nothing of a deleted one', () => {
    expect(textOf(one(readPage(before, '/topics/roads/'), 'h1'))).toBe('Roads');
    expect(hasPage(before, OTHER)).toBe(true);
    expect(textOf(one(readPage(first.out, '/topics/roads/'), 'h1'))).toBe('Roads and bridges');
    expect(hasPage(first.out, STORY)).toBe(true);
    expect(readPages(first.out).filter(({ html }) => /first.day/i.test(html))).toEqual([]);
    expect(hasPage(first.out, OTHER)).toBe(false);
  });
});

describe('a build of a content folder with faults', () => {
  it('tells all of them as the check does, and ends with 1', async () => {
    const { status, stdout, stderr } = failed;
    expect(stdout.match(/\w+(?:\/[\w-]+\.mdx)?:\d+:\d+ {2}/g)).toEqual([
      'people/odo-plank.mdx:6:1  ',
      'storys:1:1  ',
      'topics/broken.mdx:1:1  ',
    ]);
    expect(stdout).toBe((await run(checkCommand, firstEnv)).stdout);
    // Another file's build may have its turn at that moment, and then word of it comes first.
    const told = stderr.replace(/^another build .*\n/, '');
    expect({ status, told }).toEqual({
      status: 1,
      told: '\nNothing was built. Mend what is listed above; `npm run check` lists it again.\n',
    });
  });

  it('leaves what is being served alone, and nothing half done beside it', () => {
    expect(listOf(first.out)).toEqual(beforeFailure);
    expect(readdirSync(first.folder).sort()).toEqual(['before', 'content', 'out']);
  });
});

describe('a draft that is still to be written', () => {
  it('is left out, with word of it, and stops nothing', () => {
    const { stdout, stderr } = twins.find(({ status }) => status === 0) ?? { stdout: '', stderr: '' };
    expect(stdout + stderr).toContain('left out until they are written: articles/undated-ferry.mdx');
    expect(hasPage(before, '/stories/undated-ferry/')).toBe(false);
  });
});

describe('two builds of one archive at once', () => {
  it('do not get into each other’s way: one is told to wait', () => {
    expect(twins.map(({ status }) => status).sort()).toEqual([0, 2]);
    expect(twins.find(({ status }) => status === 2)?.stderr).toContain('is running: wait for it to end');
    expect(hasPage(before, STORY)).toBe(true);
  });
});

describe('two archives from one checkout', () => {
  it('never see each other’s records, even when built at once', () => {
    expect(textOf(one(readPage(before, '/topics/roads/'), 'h1'))).toBe('Roads');
    expect(textOf(one(readPage(second.out, '/topics/roads/'), 'h1'))).toBe('Streets');
  });
});

describe('an archive with organisations and places', () => {
  const facts = (path: string) => textsOf(readPage(second.out, path), '.facts dt');

  it('has them under headings of their own', () => {
    const index = readPage(second.out, '/people/');
    expect(textsOf(index, 'h1, h2, h3')).toEqual([
      'Who and where',
      'People',
      'Mina Torvald',
      'Organisations',
      'Harbour Board',
      'Places',
      'The Sound',
    ]);
    expect(facts(RENAMED)).toEqual(expect.arrayContaining(['People', 'Organisations', 'Places']));
    expect(facts('/events/the-opening/')).toEqual(['When', 'People', 'Places', 'Topics']);
    expect(textsOf(readPage(second.out, '/'), '.ways h3')).toEqual([
      'People',
      'Organisations',
      'Places',
      'Topics',
      'Sources',
      'Search',
    ]);
    expect(textsOf(readPage(second.out, '/search/'), '#facet-person > summary')).toEqual(['Who and where']);
  });

  it('says on the page of each what it is', () => {
    for (const [id, noun, type] of [
      ['torvald', 'Person', 'Person'],
      ['harbour-board', 'Organisation', 'Organization'],
      ['the-sound', 'Place', 'Place'],
    ]) {
      const page = readPage(second.out, `/people/${id}/`);
      expect(textOf(one(page, '.kicker b'))).toBe(noun);
      expect(page.html).toContain(`"about":{"@type":"${type}"`);
    }
  });

  it('leads from each heading to its part of the index', () => {
    const links = all(readPage(second.out, '/'), '.ways h3 a').map(({ properties }) => properties.href);
    expect(links).toContain('/archive/people/#organisations');
    expect(all(readPage(second.out, '/people/'), '#organisations')).toHaveLength(1);
  });
});

describe('a withdrawn article', () => {
  it('leaves a notice at its address and is gone from everywhere else', () => {
    const notice = readPage(second.out, OTHER);
    expect(textOf(one(notice, 'h1'))).toBe('This story has been withdrawn');
    expect(textsOf(notice, '.corrections :is(dt, dd)')).toEqual([
      '8 March 2024',
      'The number of cars was put right.',
    ]);
    expect(notice.html).not.toContain('4,000');
    expect(all(notice, 'meta[name=robots]')[0]?.properties.content).toBe('noindex');
    const others = readPages(second.out).filter(({ path }) => path !== OTHER);
    expect(others.filter(({ html }) => /first-day|First day|4,000/.test(html))).toEqual([]);
  });
});

describe('a site below a base path, at a known address', () => {
  it('keeps every address within it, and says its canonical addresses', () => {
    const outside = readPages(second.out).flatMap((page) =>
      all(page, '[href^="/"], [src^="/"], [action^="/"]')
        .map(({ properties }) => String(properties.href ?? properties.src ?? properties.action))
        .filter((address) => !address.startsWith('/archive/')),
    );
    expect(outside).toEqual([]);
    expect(one(readPage(second.out, RENAMED), 'link[rel=canonical]').properties.href).toBe(
      `https://news.example/archive${RENAMED}`,
    );
    for (const where of ['.cite > label:last-child textarea', '.on-paper']) {
      expect(textOf(one(readPage(second.out, RENAMED), where))).toContain(
        `https://news.example/archive${RENAMED}, a`,
      );
    }
  });

  it('says them to programs, whole', () => {
    const page = readPage(second.out, RENAMED);
    const contentOf = (name: string) =>
      one(page, `meta[name="${name}"], meta[property="${name}"]`).properties.content;
    const here = `https://news.example/archive${RENAMED}`;
    expect([contentOf('og:url'), contentOf('z.archiveLocation')]).toEqual([here, here]);
    const [data] = one(page, 'script[type="application/ld+json"]').children;
    expect(data?.type === 'text' && JSON.parse(data.value).url).toBe(here);
  });

  it('shows in previews a picture of that address, with its size and all that it says in words', () => {
    for (const page of readPages(second.out).filter((one) => all(one, 'meta[name=robots]').length === 0)) {
      const contentOf = (name: string) => String(one(page, `meta[property="${name}"]`).properties.content);
      const file = contentOf('og:image').replace('https://news.example/archive/', '');
      const picture = readFileSync(join(second.out, file));
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].map(String), page.path).toEqual([
        contentOf('og:image:width'),
        contentOf('og:image:height'),
      ]);
      expect(contentOf('og:image:alt').length, page.path).toBeGreaterThan(10);
      expect(one(page, 'meta[name="twitter:card"]').properties.content).toBe('summary_large_image');
    }
  });

  it('lists its pages in a sitemap, to which robots are led, but for what was withdrawn or has moved', () => {
    const text = (name: string) => readFileSync(join(second.out, name), 'utf8');
    const listed = [...text('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address);
    const kept = readPages(second.out).filter((page) => all(page, 'meta[name=robots]').length === 0);
    expect(listed.toSorted()).toEqual(
      kept.map(({ path }) => `https://news.example/archive${path}`).toSorted(),
    );
    for (const gone of [STORY, OTHER]) expect(listed).not.toContain(`https://news.example/archive${gone}`);
    expect(text('robots.txt')).toContain('\nSitemap: https://news.example/archive/sitemap.xml\n');
    for (const name of ['llms.txt', 'opensearch.xml']) {
      expect(text(name), name).toContain('https://news.example/archive/search/');
      expect(text(name), name).not.toContain('localhost');
    }
  });
});

describe('a renamed entry', () => {
  it('leaves the archive sound', () => {
    expect(checkFolder(second.content)).toEqual([]);
  });

  it.each([
    ['/people/mina-torvald/', '/people/torvald/'],
    ['/people/mina-t/', '/people/torvald/'],
    ['/events/bridge-opens/', '/events/the-opening/'],
    [STORY, RENAMED],
  ])('keeps the address that was given away: from %s to %s', (from, to) => {
    const page = readPage(second.out, from);
    expect(one(page, 'meta[http-equiv=refresh]').properties.content).toBe(`0; url=/archive${to}`);
    expect(one(page, 'link[rel=canonical]').properties.href).toBe(`https://news.example/archive${to}`);
    expect(one(page, 'meta[name=robots]').properties.content).toBe('noindex');
    expect(one(page, 'main a').properties.href).toBe(`/archive${to}`);
    expect(existsSync(join(second.out, to, 'index.html'))).toBe(true);
  });

  it('keeps the places that other pages named after it', () => {
    const story = readPage(second.out, RENAMED);
    for (const id of ['event-bridge-opens', 'event-the-opening', 'said-mina-torvald', 'said-torvald']) {
      expect(all(story, `#${id}`)).toHaveLength(1);
    }
    expect(textOf(one(story, '#said-torvald'))).toBe('“We kept our word.”');
  });
});
