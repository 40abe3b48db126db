import { describe, expect, inject, it } from 'vitest';
import { all, one, readPage, textOf, textsOf } from '../support/pages.ts';

const site = inject('site');
const page = (path: string) => readPage(site, path);

describe('an event page', () => {
  it('sets side by side who reported it, in order of publication, with the passages', () => {
    const event = page('/events/bridge-opens/');
    expect(textsOf(event, '.reports > li .by a')).toEqual([
      'Sound Weekly',
      'Harbour Post',
      'quay.log',
      'Al-Marfa',
    ]);
    expect(textOf(one(event, '.sum'))).toBe(
      'Four sources in the archive, in four stories. Some of their dates are inferred, so none can be called first.',
    );
    for (const link of all(event, '.to-passage a')) {
      const [path = '', anchor] = String(link.properties.href).split('#');
      expect(one(page(path), `[id="${anchor}"]`).tagName).toMatch(/span|div/);
    }
  });

  it('says who was first where the hours of one day tell, and nothing where one source alone reports it', () => {
    expect(textOf(one(page('/events/crack-found/'), '.sum'))).toBe(
      'Two sources in the archive, in two stories. Harbour Post was the first in the archive.',
    );
    expect(textOf(one(page('/events/quay-promised/'), '.sum'))).toBe(
      'One source in the archive, in one story.',
    );
  });

  it('says how its date was inferred', () => {
    expect(textOf(one(page('/events/quay-promised/'), '.facts dd'))).toMatch(
      /^\[about February 2025\] ?Why the brackets ?Inferred\. Al-Marfa, on 20 February 2025, has the promise made “in these weeks”\.$/,
    );
  });

  it('says how to cite it, and as of which day', () => {
    expect(textsOf(page('/events/bridge-opens/'), 'section.cite > label textarea')).toEqual([
      expect.stringMatching(/^“The bridge opens\.” [^/]+, as of \d+ \w+ \d{4}\.$/),
    ]);
  });

  it('has the references of its reports, where it has several, to be copied', () => {
    const event = page('/events/bridge-opens/');
    const stories = all(event, '.reports h3 a').map(({ properties }) => String(properties.href));
    expect(textsOf(event, '.cite summary')).toEqual([`Its ${stories.length} stories: RIS, BibTeX`]);
    const [ris = '', bibtex = ''] = textsOf(event, '.cite details textarea');
    expect(ris.match(/\bAN {1,2}- \S+/g)?.map((tag) => tag.replace(/^AN +- /, ''))).toEqual(stories);
    expect(bibtex.match(/@article\{[\w-]+/g)).toEqual(
      stories.map((href) => `@article{${href.split('/').at(-2)}`),
    );
    expect(all(page('/events/ferry-last-trip/'), '.cite details')).toEqual([]);
  });

  it('stays where the one article that reported it was withdrawn', () => {
    expect(textsOf(page('/events/leak-looked-for/'), '.coverage p')).toEqual([
      'The story that reported it has been withdrawn from the archive.',
    ]);
  });
});

describe('the event page of the cars that were counted', () => {
  const event = page('/events/first-day-count/');

  it('compares two sources by their passages, and says that their dates do not tell who was first', () => {
    const reports = all(event, '.reports > li').map((report) => [
      textOf(one({ tree: report }, '.by a')),
      all({ tree: report }, '.extract').length,
    ]);
    expect(reports).toEqual([
      ['Harbour Post', 1],
      ['quay.log', 3],
    ]);
    expect(textOf(one(event, '.sum'))).toBe(
      'Two sources in the archive, in two stories. The dates of Harbour Post and quay.log do not tell which of them was first.',
    );
  });

  it('names no source whose article may have appeared before the cars were counted', () => {
    expect(all(event, '.silent')).toEqual([]);
  });

  it('names the source that published on the same at that time, with its article', () => {
    expect(textsOf(page('/events/bridge-opens/'), '.silent li')).toEqual([
      expect.stringMatching(/^Kysten: Farvel til Ærø .*, 7 May 2024$/),
    ]);
    expect(all(page('/events/crack-found/'), '.silent')).toEqual([]);
  });
});

describe('the tables that compare reports on an event page', () => {
  const event = page('/events/bridge-opens/');

  it('have a row for each point, with an address, and a column for each story', () => {
    expect(textsOf(event, '[aria-labelledby=differences] table thead th')).toEqual([
      'Point',
      'Sound Weekly [5 May 2024] inferred',
      'Harbour Post [6 May 2024] inferred',
      'quay.log 6 May 2024',
    ]);
    expect(all(event, '.differing thead a').map(({ properties }) => properties.href)).toContain(
      '/stories/2024-05-06-what-the-aeroe-leaves/',
    );
    expect(textsOf(event, '.differing [id="differs-the-mayor-s-words"] mark')).toEqual([
      'banks',
      'shores',
      'sides',
    ]);
  });

  it('say in words, to those who do not see it, where a story says nothing, and make as little of its silence', () => {
    expect(textsOf(event, '.differing .none')).toEqual([
      'Sound Weekly – says nothing of it',
      'quay.log Not said',
    ]);
  });

  it('keep what is not marked apart from where the reports differ', () => {
    expect(textsOf(event, '[aria-labelledby=differences] table tbody th')).toEqual([
      'The mayor’s words',
      'What it is set beside',
    ]);
    expect(textsOf(event, '[aria-labelledby=side-by-side] table tbody th')).toEqual(['Who came']);
    expect(all(event, '[aria-labelledby=side-by-side] table mark')).toEqual([]);
    expect(one(event, '#differs-who-came').tagName).toBe('tr');
  });

  it('lead to the paragraphs that say so', () => {
    const links = all(event, '.differing .pil');
    expect(links.map(({ properties }) => properties.ariaLabel)).toEqual([
      'paragraph 5 in Harbour Post',
      'paragraph 5 in quay.log',
      'paragraph 1 in Sound Weekly',
    ]);
    for (const { properties } of links) {
      const [path = '', anchor] = String(properties.href).split('#');
      expect(one(page(path), `[id="${anchor}"]`).tagName).toBe('p');
    }
  });

  it('stand before the passages, and nowhere twice', () => {
    expect(textsOf(event, 'main h2')).toEqual([
      'Where the reports differ',
      'Also side by side',
      'Who reported it',
      'What was quoted',
      'Cite this page',
      'Take it along',
    ]);
    expect(all(event, 'table')).toHaveLength(2);
  });
});

describe('a remark in several wordings', () => {
  it.each(['/events/bridge-opens/', '/people/mina-torvald/'])(
    'has them side by side at %s, with what differs marked and who printed which',
    (path) => {
      const remark = one(page(path), '.compared');
      expect(
        all({ tree: remark }, '.wordings > li').map((wording) => [
          textsOf({ tree: wording }, 'mark'),
          textOf(one({ tree: wording }, '.by')),
        ]),
      ).toEqual([
        [['banks'], expect.stringMatching(/^Sound Weekly, in its story, \[5 May 2024\] ?inferred$/)],
        [['shores'], expect.stringMatching(/^Harbour Post, in its story, \[6 May 2024\] ?inferred$/)],
        [['sides'], expect.stringMatching(/^quay\.log, in its story, 6 May 2024 ?\[indirect speech\]$/)],
      ]);
      expect(textOf(one({ tree: remark }, '.differences'))).toBe(
        'They differ in: “banks” (Sound Weekly); “shores” (Harbour Post); “sides” (quay.log)',
      );
      for (const link of all({ tree: remark }, '.wordings .by a')) {
        const [story = '', anchor] = String(link.properties.href).split('#');
        expect(one(page(story), `[id="${anchor}"]`).properties.className).toContain('quote');
      }
    },
  );

  it('of which one article prints a part twice is printed once, in full, with both places', () => {
    const remark = all(page('/people/mina-torvald/'), '.utterance').find((each) =>
      textOf(each).includes('We kept our word'),
    );
    if (!remark) throw new Error('no remark');
    expect(textsOf({ tree: remark }, 'blockquote')).toEqual([
      '“We kept our word, and nobody will pay to go home”',
    ]);
    expect(all({ tree: remark }, '.by a').map(({ properties }) => properties.href)).toEqual([
      '/stories/2024-05-06-bridge-takes-first-cars/#said-mina-torvald',
      '/stories/2024-05-06-bridge-takes-first-cars/#said-mina-torvald.2',
    ]);
  });
});

describe('the coverage table', () => {
  const row = (path: string, title: string) => {
    const found = all(page(path), '.events-by-source tbody tr').find((tr) => textOf(tr).includes(title));
    if (!found) throw new Error(`no row of ${title}`);
    return textsOf({ tree: found }, 'td');
  };

  it('has every reported event, and in each cell a link to the passage or plainly nothing', () => {
    const rows = all(page('/coverage/'), '.events-by-source tbody tr');
    expect(rows).toHaveLength(19);
    expect(rows.map(textOf).join()).not.toContain('leak');
    expect(row('/coverage/', 'The bridge opens')).toEqual([
      'Al-Marfa 1 passage',
      'Harbour Post 3 passages',
      'Sound Weekly 2 passages',
      'quay.log 2 passages',
    ]);
    expect(row('/coverage/', '4,000 cars cross')).toEqual([
      'Al-Marfa – nothing',
      'Harbour Post 1 passage',
      'Sound Weekly – nothing',
      'quay.log 3 passages',
    ]);
  });

  it('says beside an event on how many points its reports differ, as the list of events does', () => {
    for (const path of ['/coverage/', '/events/', '/timeline/']) {
      const links = all(page(path), ':is(.across, .items) .differ');
      expect(links.map(textOf)).toEqual(['2 points differ in the reports of The bridge opens']);
      expect(links[0]?.properties.href).toBe('/events/bridge-opens/#differences');
    }
    expect(textsOf(page('/coverage/'), '.contests .differ')).toHaveLength(1);
  });

  it('of a topic has its events, and only the sources that report any of them', () => {
    expect(row('/topics/safety/', 'A crack is found')).toEqual([
      'Al-Marfa – nothing',
      'Harbour Post 1 passage',
      'Sound Weekly 1 passage',
    ]);
  });
});
