import { describe, expect, inject, it } from 'vitest';
import { all, one, readPage, readPages, textOf, textsOf } from '../support/pages.ts';

const site = inject('site');
const page = (path: string) => readPage(site, path);

describe('a story page', () => {
  const post = page('/stories/2024-05-06-bridge-takes-first-cars/');
  const log = page('/stories/2024-05-06-what-the-aeroe-leaves/');
  const marfa = page('/stories/2025-02-20-haddad-meets-torvald/');
  const facts = (story: typeof post) =>
    Object.fromEntries(
      all(story, '.facts > div').map((row) => [
        textOf(one({ tree: row }, 'dt')),
        textOf(one({ tree: row }, 'dd')),
      ]),
    );

  it('says who published it, when, how that is known, and what the text is', () => {
    expect(facts(post)).toEqual({
      Original: 'harbour-post.example',
      Published: expect.stringMatching(
        /^\[6 May 2024\] ?Why the brackets ?Inferred\. The page’s own date was lost\. /,
      ),
      By: 'Ada Quill',
      People: expect.stringMatching(/^Mina Torvald/),
      Text: 'An account: the whole article, retold in the archive’s own words',
      'In the archive': 'Since 1 March 2025',
    });
    expect(facts(marfa)).toMatchObject({
      Published: expect.stringMatching(/20:24 UTC\+04:00 ?As the article states\./),
      Headline: expect.stringMatching(/^Supplied by the archive/),
      'Language of the original': 'Arabic',
    });
  });

  it('says plainly what is not known of it', () => {
    expect(facts(page('/stories/2024-05-05-town-crosses-bridge/'))).toMatchObject({
      By: 'No author is named',
      Original: 'No address is known',
    });
  });

  it('leads to a preserved snapshot, and names all authors', () => {
    const farvel = page('/stories/2024-05-07-farvel-til-aeroe/');
    expect(facts(farvel)).toMatchObject({
      By: 'Kari Nes, Tor Eide',
      Preserved: 'Snapshot of 9 May 2024',
      'Language of the original': 'Norwegian Bokmål',
    });
    const snapshot = 'https://snapshots.example/20240509/kysten.example/farvel-til-%C3%A6r%C3%B8';
    expect(textOf(one(farvel, `.facts a[href="${snapshot}"]`))).toBe('Snapshot of 9 May 2024');
  });

  it('shows a supplied headline in brackets, and a published one without', () => {
    expect(textOf(one(marfa, 'h1'))).toMatch(/^\[.+\]$/);
    expect(textOf(one(post, 'h1'))).toMatch(/^Bridge Takes Its First Cars .+ Toll Money$/);
  });

  it('has a published headline in its own language, and a supplied one in the site’s', () => {
    const { lang, dir } = one(page('/stories/2024-05-07-farvel-til-aeroe/'), 'h1').properties;
    expect({ lang, dir }).toEqual({ lang: 'nb', dir: 'auto' });
    expect(one(marfa, 'h1').properties.lang).toBeUndefined();
    const listed = one(page('/stories/'), 'h3 [href="/stories/2024-05-07-farvel-til-aeroe/"]');
    expect(listed.properties.lang).toBe('nb');
  });

  it('has the words of another language as they are, and what they mean behind them', () => {
    const quote = one(page('/stories/2024-05-07-farvel-til-aeroe/'), '.quote');
    expect(textOf(quote)).toBe(
      '“Jeg tar bussen og ser hvordan det gjøres.” [“I shall take the bus, and see how it is done.”]',
    );
    expect(one({ tree: quote }, '[lang="nb"]').properties.dir).toBe('auto');
    expect(one({ tree: quote }, '.translation').properties.lang).toBe('en');
    const said = one(page('/people/lars-aune/'), '.wordings');
    expect(textOf(one({ tree: said }, '[lang="nb"]'))).toBe('“Jeg tar bussen og ser hvordan det gjøres.”');
    expect(textOf(said)).toContain('[“I shall take the bus, and see how it is done.”]');
  });

  it('says of an original that is no article what it is, on its page and in lists', () => {
    const broadcast = page('/stories/2025-01-14-lorries-turned-back/');
    expect(textOf(one(broadcast, '.kicker'))).toContain('· broadcast ·');
    expect(facts(broadcast)).toMatchObject({
      Original: expect.stringContaining('Broadcast'),
      Text: expect.stringContaining('the whole broadcast, retold'),
    });
    expect(textOf(one(page('/2025/01/'), 'main'))).toContain('· broadcast');
    expect(textOf(one(post, '.kicker'))).not.toContain('article');
  });

  it('has the text itself where there is a right to it, in the language in which it was written', () => {
    const arabic = page('/stories/2024-05-10-iftitah-al-jisr/');
    expect(facts(arabic)).toMatchObject({
      Text: 'The full text. CC BY 4.0, as the foot of the page says',
      'Language of the original': 'Arabic',
    });
    expect(textOf(one(arabic, '.kicker'))).toBe(
      'Al-Marfa · 10 May 2024 · by ليلى منصور · in full, 1 minute · the original · cite',
    );
    const { lang, dir } = one(arabic, '.prose').properties;
    expect({ lang, dir }).toEqual({ lang: 'ar', dir: 'auto' });
    expect(textsOf(arabic, '.prose h2')).toEqual(['ما الذي يهم السفن؟']);
    const english = page('/stories/2025-01-14-questions-about-a-crack/');
    expect(facts(english)).toMatchObject({
      By: 'Ada Quill, Tomas Rye',
      Text: 'The full text. Printed here with the permission of the Harbour Post (3 March 2025).',
    });
    expect(one(english, '.prose').properties.lang).toBeUndefined();
  });

  it('has what Markdown gives: headings, lists, quoted blocks, links, and tables with their alignment', () => {
    const crack = page('/stories/2025-01-14-questions-about-a-crack/');
    expect(textsOf(crack, '.prose :is(h2, h3)')).toEqual([
      'Is it dangerous?',
      'Who may cross?',
      'And the bus?',
      'Who pays?',
    ]);
    expect(
      all(crack, '.prose th').map((cell) => [textOf(cell), cell.properties.className?.toString() ?? '']),
    ).toEqual([
      ['Vehicle', ''],
      ['Most tonnes', 'align-right'],
      ['May cross', 'align-center'],
    ]);
    expect(textsOf(crack, '.passage tbody tr:first-child td')).toEqual(['Car', '2.5', 'yes']);
    expect(textsOf(crack, '.prose ol li')).toHaveLength(3);
    expect(textOf(one(crack, '.prose blockquote:not(.quote)'))).toMatch(/^The mayor, Mina Torvald, has said/);
    // Those in the margin lead to events, those of the paragraphs to themselves.
    const links = all(crack, '.prose a')
      .map(({ properties }) => [properties.href, properties.rel])
      .filter(([href]) => !/^(?:\/events\/|#)/.test(String(href)));
    expect(links).toEqual([
      ['/stories/2024-05-06-bridge-takes-first-cars/#event-toll-free-decision', undefined],
      ['https://roads.example/bearings?part=2&lang=en', ['external', 'noopener']],
    ]);
  });

  it('lists each event that it reports once, with how many sources do', () => {
    const events = all(post, '.reported > li').map((event) => [
      one({ tree: event }, 'a').properties.href,
      textOf(one({ tree: event }, 'a + .count')),
    ]);
    expect(events).toContainEqual(['/events/bridge-opens/', '4 sources']);
    expect(events).toContainEqual(['/events/load-test/', 'only here']);
    expect(new Set(events.map(([href]) => href)).size).toBe(events.length);
    expect(all(post, '.reported > li > a')).toHaveLength(events.length);
  });

  it('says that it reports no event where none is marked', () => {
    const farvel = page('/stories/2024-05-07-farvel-til-aeroe/');
    expect(textOf(one(farvel, '.legend'))).toBe('None that the archive records.');
    expect(all(farvel, '.reported li')).toEqual([]);
  });

  it('names beside each paragraph the events that it reports, and who else reports them', () => {
    const block = all(post, '.block').find((each) => textOf(each).includes('4,000 cars'));
    if (!block) throw new Error('no block');
    expect(textsOf({ tree: block }, '.margin li')).toContainEqual(
      expect.stringMatching(/^reports: 4,000 cars cross .* also in quay\.log$/),
    );
    expect(one({ tree: block }, '.margin a').properties.href).toMatch(/^\/events\//);
    expect(textsOf(post, '.margin li')).toContainEqual(
      'reports: Bridge opens also in Sound Weekly, quay.log and Al-Marfa 2 points differ in the reports of The bridge opens',
    );
  });

  it('gives each passage the number of its note', () => {
    const passages = all(post, '.block').flatMap((block) => {
      const notes = all({ tree: block }, '.margin a').map(({ properties }) => properties.href);
      return all({ tree: block }, '.passage').map(({ properties }) => {
        const href = `/events/${String(properties.id).replace(/^event-|\.\d+$/g, '')}/`;
        expect(properties.className).toEqual(['passage', `passage-${notes.indexOf(href) + 1}`]);
        return href;
      });
    });
    expect(new Set(passages).size).toBeGreaterThan(2);
  });

  it('tells in what other reports of its events differ, and leads to the tables', () => {
    expect(all(post, '.differs a').map(({ properties }) => properties.href)).toEqual([
      '/events/bridge-opens/#differs-the-mayor-s-words',
      '/events/bridge-opens/#differs-what-it-is-set-beside',
    ]);
    expect(textsOf(post, '.differs > li')).toEqual([
      'The mayor’s wordsHere: both shoresSound Weekly: both banksquay.log: both sides, as indirect speech',
      'What it is set besideHere: the money that tolls would have broughtquay.log: the last trip of the ferry',
    ]);
    expect(textsOf(post, '.differs mark')).toEqual(['shores', 'banks', 'sides', 'money', 'last trip']);
    expect(all(marfa, '.differs')).toEqual([]);
  });

  it('has its contents beside it where it has headings, and then its events', () => {
    const crack = page('/stories/2025-01-14-questions-about-a-crack/');
    const contents = all(crack, '.contents a').map((link) => [textOf(link), String(link.properties.href)]);
    expect(contents.map(([text]) => text)).toEqual([
      'Is it dangerous?',
      'Who may cross?',
      'Who pays?',
      'Events in this story',
    ]);
    for (const [, href = ''] of contents) expect(all(crack, `[id="${href.slice(1)}"]`)).toHaveLength(1);
    expect(all(marfa, '.contents')).toEqual([]);
  });

  it('says how to cite the original in each style, and the story, each in a field under its name', () => {
    expect(textsOf(post, '.cite summary')).toEqual(['Chicago 18, MLA 9, Wikipedia', 'RIS, BibTeX']);
    expect(all(post, '.cite details[open]')).toEqual([]);
    expect(all(post, '.cite textarea:not([readonly])')).toEqual([]);
    const starts = all(post, '.cite label').map((label) => textOf(label).replace(/\s+/g, ' ').slice(0, 62));
    expect(starts).toEqual([
      'The original, APA 7 Quill, A. (ca. 2024, May 6). Bridge Takes ',
      'Chicago 18 Quill, Ada. “Bridge Takes Its First Cars as Torhavn',
      'MLA 9 Quill, Ada. “Bridge Takes Its First Cars as Torhavn Says',
      'Wikipedia {{cite news |last=Quill |first=Ada |title=Bridge Tak',
      'RIS TY - NEWS TI - Bridge Takes Its First Cars as Torhavn Says',
      'BibTeX @article{2024-05-06-bridge-takes-first-cars, author = {',
      expect.stringMatching(/^The story here Retold in: /),
    ]);
    expect(textsOf(marfa, '.cite textarea')[0]).toBe(
      'Karam, N. (2025, February 20). [Chair of the Marfa Line visits Torhavn, and speaks of a quay for larger ships]. Al-Marfa. https://al-marfa.example/articles/2025/marfa-line',
    );
    expect(textsOf(post, '.cite textarea').at(-1)).toMatch(
      // Half an address, of a site whose own is not configured, would be none.
      /^Retold in: [^/]+, added 1 March 2025\.$/,
    );
  });

  it('marks a passage within another, each with a place of its own', () => {
    const nested = one(
      page('/stories/2024-05-05-town-crosses-bridge/'),
      '[id="event-bridge-opens.2"] [id="event-first-car"]',
    );
    expect(textOf(nested)).toMatch(/^She then climbed into a post van/);
    expect(textOf(one(page('/events/bridge-opens/'), '.reports > li .extract:nth-of-type(2)'))).toContain(
      textOf(nested),
    );
  });

  it('keeps the places that were named after what an event or a person was called before', () => {
    const story = page('/stories/2024-05-05-town-crosses-bridge/');
    expect(textOf(one(story, '[id="event-work-begins"]:has([id="event-building-starts"])'))).toMatch(
      /^in 2020/,
    );
    expect(textOf(one(story, '[id="said-mina-torvald"]:has([id="said-mina-t"])'))).toMatch(/^“a bridge/);
  });

  it('leads once to the stories before and after it, and to its place on the timeline', () => {
    expect(textsOf(post, '.tail .on-screen:not(dt)')).toEqual([
      expect.stringMatching(/^\[Town.*\], Sound Weekly \(earlier\)$/),
      expect.stringMatching(/^What the Ærø.*, quay\.log \(same date\)$/),
    ]);
    expect(all(post, '.facts a').map(({ properties }) => properties.href)).toContain('/2024/05/#2024-05-06');
  });

  it('says how long it takes to read, and that it is old only where it is', () => {
    expect(textOf(one(marfa, '.kicker'))).toMatch(/ · retold, 2 minutes · the original · cite$/);
    expect(facts(post).Published).toContain('Over a year ago');
    expect(facts(marfa).Published).not.toContain('Over a year ago');
  });

  it('keeps quotation marks, and the mark of an archive’s note, in its text', () => {
    expect(textOf(one(log, '.prose'))).toContain(
      '“A ferry does not retire. It only changes its passengers.”',
    );
    expect(textsOf(log, '.note-label')).toEqual(['Archive’s note']);
    expect(textsOf(page('/stories/2025-01-14-questions-about-a-crack/'), '.prose span.note')).toEqual([
      '[Archive’s note: The weights in the table are as the paper has them.]',
    ]);
  });

  it('quotes several paragraphs as a block, with a place of its own', () => {
    const crack = page('/stories/2025-01-14-questions-about-a-crack/');
    const quote = one(crack, 'blockquote.quote[id="said-bo-lind.2"]');
    expect(textsOf({ tree: quote }, 'p')).toEqual([
      // Each with the link to itself.
      'It stands on twelve feet, and one of them has a scratch.¶',
      'We put a plaster on it, and then a new foot.¶',
    ]);
  });

  it('lists what was corrected, each with its day', () => {
    const crack = page('/stories/2025-01-14-questions-about-a-crack/');
    expect(textsOf(crack, '.corrections :is(dt, dd)')).toEqual([
      '5 March 2025',
      'An earlier version of this entry had the weights in tons; the paper has tonnes.',
    ]);
    expect(all(post, '.corrections')).toEqual([]);
  });

  it('is a notice where the article was withdrawn, and says why', () => {
    const notice = page('/stories/2024-05-08-ferry-sinks/');
    expect(textOf(one(notice, 'h1'))).toBe('This story has been withdrawn');
    expect(textsOf(notice, '.corrections :is(dt, dd)')).toEqual([
      '4 March 2025',
      'The article is about another ship in another harbour. The Harbour Post has taken it back as well.',
    ]);
    expect(notice.html).not.toMatch(/Ferry Sinks|gone down|Tomas Rye/);
    const others = readPages(site).filter(({ path }) => path !== notice.path);
    expect(others.filter(({ html }) => /Ferry Sinks|ferry-sinks/.test(html))).toEqual([]);
  });
});
