/** A small archive with what others have not: a retracted article, one that prints the text of an agency, an organisation, and one topic alone. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite } from '../support/browser.ts';
import { runScript, success } from '../support/commands.ts';
import { personText, sourceText, topicText } from '../support/entries.ts';
import { forget, goodArchive } from '../support/folders.ts';
import { all, one, readPage, textOf, textsOf } from '../support/pages.ts';
import { settled } from '../support/search.ts';

const { folder, content, out } = goodArchive('small');
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out, SITE_URL: 'https://news.example' };
const page = (path: string) => readPage(out, path);
const served = serveSite(() => out);

/** Puts text in place of other text in an article. */
function change(id: string, from: string, to: string) {
  const file = join(content, `articles/${id}.mdx`);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

beforeAll(async () => {
  change(
    '2024-03-05-bridge-opens',
    'byline:',
    'retracted: 2024-05-02\nupdates:\n  - { date: 2024-05-02, note: No car had crossed yet. }\nbyline:',
  );
  const dating = 'dateBasis: inferred\ndateNote: The text says only that the bridge opened yesterday.\n';
  change('2024-03-06-first-day', dating, 'agency: nordwire\n');
  writeFileSync(join(content, 'sources/nordwire.mdx'), sourceText({ name: 'Nordwire' }));
  change('2024-03-06-first-day', '  - mina-torvald\n', '  - mina-torvald\n  - aune-port\n');
  writeFileSync(
    join(content, 'people/aune-port.mdx'),
    personText({ type: 'organisation', name: 'Aune Port' }),
  );
  writeFileSync(join(content, 'topics/roads.mdx'), topicText({ name: 'Hafenbrücke' }));
  await success(runScript('build', env));
});
afterAll(() => {
  forget(env);
  rmSync(folder, { recursive: true, force: true });
});

describe('a story that was retracted', () => {
  it('says so on the front page, and so does each event that it alone reports', () => {
    const cards = textsOf(page('/'), '.card .by:first-child');
    expect(cards).toContain('Harbour Post · retracted · 5 March 2024');
    expect(cards).toContain('Sound Weekly · 6 March 2024');
    const events = textsOf(page('/events/'), '.items .by');
    expect(events).toContain('Event reported by Harbour Post (retracted)');
    expect(events.join()).toContain('Harbour Post (retracted), Sound Weekly');
  });

  it('says so before and after other stories, and beside its words', () => {
    const text = (path: string) => textOf(one(page(path), 'main'));
    const retracted = 'Harbour Post (retracted)';
    expect(text('/stories/2024-03-06-first-day/')).toContain('Harbour Post (earlier, retracted)');
    expect(text('/stories/2024-03-06-first-day/')).toContain(`also in ${retracted}`);
    expect(text('/people/mina-torvald/')).toMatch(/Harbour Post, in its story \(retracted\)/);
    expect(text('/coverage/')).toMatch(/1 passage \(retracted\)/);
  });

  it('is credited with having been the first as what was retracted since', () => {
    expect(textOf(one(page('/events/bridge-opens/'), '.coverage .sum'))).toContain(
      'Harbour Post was the first in the archive, with a story that it has retracted since.',
    );
  });

  it('is cited as such in every style', () => {
    const cited = textsOf(page('/stories/2024-03-05-bridge-opens/'), '.cite textarea');
    expect(cited.filter((text) => /retract/i.test(text))).toHaveLength(6);
  });

  it('is so in the results of a search', async () => {
    const { page: search } = await served.open('/search/?q=ribbon');
    await settled(search);
    expect(await search.locator('#results .by').allTextContents()).toContain(
      'Story · Harbour Post · retracted · 5 March 2024',
    );
  });
});

describe('an agency', () => {
  it('has on its page its texts in other sources', () => {
    const agency = page('/sources/nordwire/');
    expect(textsOf(agency, '[aria-labelledby=elsewhere] li')).toEqual([
      'Sound Weekly: [First day on the bridge] 6 March 2024',
    ]);
    expect(all(page('/sources/harbour-post/'), '#elsewhere')).toEqual([]);
  });

  it('is counted by them', () => {
    expect(textsOf(page('/'), '.ways .sources li')).toContain('Nordwire 1 story');
    expect(textsOf(page('/sources/'), '.index .by')).toContain('0 stories, 1 text in other sources');
  });
});

it('tears no name of the front page over two columns, however wide it is', async () => {
  const { page: front } = await served.open('/');
  for (const width of [360, 800, 1024, 1280, 1600]) {
    await front.setViewportSize({ width, height: 800 });
    const torn = await front
      .locator('.ways li')
      .evaluateAll((items) =>
        items.filter((item) => item.getClientRects().length > 1).map((item) => item.textContent),
      );
    expect(torn).toEqual([]);
  }
  await front.setViewportSize({ width: 1280, height: 720 });
});
