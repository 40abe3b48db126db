import { describe, expect, it } from 'vitest';
import { writeFullText } from '../../src/import/draft.ts';
import { readPage } from '../../src/import/page.ts';
import { Refusal } from '../../src/records/problem.ts';
import { htmlOfBody } from '../support/entries.ts';
import { ARTICLE, jsonLd, pageOf } from './fixtures.ts';

describe('what a page prints about its article', () => {
  const read = (head: string, printed: string) =>
    readPage(pageOf({ head, body: ARTICLE.replace('</h1>', `</h1>${printed}`) })).metadata;

  it('gives the offset of a moment that its metadata have in UTC', () => {
    const { date } = read(
      jsonLd({ '@type': 'NewsArticle', datePublished: '2024-04-30T01:30:00Z' }),
      '<p>April 29, 2024 at 9:30 PM EDT</p>',
    );
    expect(date?.value).toBe('2024-04-29T21:30-04:00');
  });

  it('tells all days where several are printed, and none of them is stated elsewhere', () => {
    const { date, remarks } = read('', '<p>29 April 2024</p><p>2 May 2024</p>');
    expect(date).toBeUndefined();
    expect(remarks).toEqual([
      'Several days are printed: “29 April 2024”, “2 May 2024”. Which of them is that of publication?',
    ]);
  });

  it('beats the author of its metadata, and the other is told', () => {
    const { byline, remarks } = read(
      '<meta name="author" content="Mina Torvald">',
      '<div class="byline">By <a rel="author" href="/ada">Ada Ray</a></div>',
    );
    expect(byline).toMatchObject([{ value: 'Ada Ray' }]);
    expect(remarks).toEqual([
      'the page’s HTML gives the byline as “Mina Torvald”, the page prints “Ada Ray”.',
    ]);
  });

  it('is not a name of the class that holds the whole article', () => {
    const body = `<div class="author-ada"><h2>Harbour Bridge</h2>${ARTICLE}</div>`;
    expect(readPage(pageOf({ body })).metadata.byline).toBeUndefined();
  });
});

describe('the article of a page', () => {
  const textsOf = (html: string) => readPage(html).blocks.map(({ text }) => text);

  it('is found among what pages put around one', () => {
    const texts = textsOf(pageOf());
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/^The ferry left the harbour/);
    expect(texts.join(' ')).not.toMatch(/Home|All of it is ours/);
  });

  it('is headed by the one heading of level 1 of its page', () => {
    expect(readPage(pageOf()).metadata.title).toEqual({
      value: 'Ferry leaves harbour',
      by: 'the heading of the page',
    });
  });

  it('is told to be headed by the page’s title, as a guess, where nothing says more', () => {
    const body = ARTICLE.replace(/<h1>.*?<\/h1>/, '');
    expect(readPage(pageOf({ body })).metadata.title).toMatchObject({
      by: 'the page’s title',
      inferred: expect.any(String),
    });
  });

  it('is found in a language that runs from right to left', () => {
    const paragraph =
      'غادرت العبارة الميناء وعلى متنها ثلاثمئة راكب ثم عادت فارغة بعد الظهر لأن الركاب عادوا مشيا على الجسر الجديد.';
    const page = pageOf({
      language: 'ar',
      body: `<article dir="rtl"><h1>العبارة تغادر</h1><p>${paragraph}</p><p>${paragraph}</p></article>`,
    });
    expect(readPage(page)).toMatchObject({
      blocks: [{ text: 'العبارة تغادر' }, { text: paragraph }, { text: paragraph }],
      metadata: { title: { value: 'العبارة تغادر' }, language: { value: 'ar' } },
    });
  });

  it.each([
    ['empty', ''],
    ['without an article', '<html><body><nav>Home News</nav></body></html>'],
    ['of frames', '<html><frameset><frame src="x"></frameset></html>'],
    ['of script alone', '<html><body><script>document.write("news")</script></body></html>'],
  ])('is refused, with advice, where the page is %s', (_, html) => {
    expect(() => readPage(html)).toThrow(Refusal);
    expect(() => readPage(html)).toThrow('copy its text into a text file');
  });

  it('is refused where it is short, and that is said', () => {
    const short = 'The lamp on the mole burns again, and the keeper is glad of it.';
    expect(() => readPage(`<article><p>${short}</p></article>`)).toThrow(
      /^what was found here has 63 characters, .* needs 140 .* text file/,
    );
  });

  it.each([
    ['icons', '<svg><use href="#a"/><path d="M0 0"></path></svg>'.repeat(600)],
    ['script that writes tags', `<script>${'x = "<div>"; '.repeat(600)}</script>`],
    ['comments with tags', '<!-- <div> -->'.repeat(600)],
    ['open paragraphs and items', '<p>x<li>y'.repeat(600)],
  ])('is found in a page with many %s', (_, more) => {
    expect(readPage(pageOf({ body: ARTICLE + more })).blocks.length).toBeGreaterThan(2);
  });

  it.each([
    ['ends that nothing began', '<div></x>'],
    ['names with hyphens', '<p-x>'],
  ])('is not looked for in a page that is nested behind %s', (_, tag) => {
    expect(() => readPage(pageOf({ body: tag.repeat(2000) + ARTICLE }))).toThrow('nested too deeply');
  });

  it('is refused where a page is more than its parser can take', () => {
    const page = pageOf({ body: `<div class="${'a '.repeat(500_000)}">${ARTICLE}</div>` });
    expect(() => {
      try {
        readPage(page);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }).not.toThrow();
  });

  it('is not looked for in a page that only opens elements, which would take minutes', () => {
    for (const opening of ['<div>', '<option><p><td><dd>', '<p><li>', '<svg><p>']) {
      const body = `${opening.repeat(100_000)}${ARTICLE}`;
      expect(() => readPage(pageOf({ body })), opening).toThrow('nested too deeply');
    }
  });

  it('is refused in a page of more elements than people read, which would take minutes', () => {
    const page = pageOf({ body: ARTICLE + 'a<br>'.repeat(100_000) });
    expect(() => readPage(page)).toThrow(
      'it has more than 100000 elements: copy its text into a text file and import that',
    );
  });

  it('is refused with a table wider than people read, which would take a minute', () => {
    const row = (cells: number) => `<table><tr>${'<td>a</td>'.repeat(cells)}</tr></table>`;
    expect(() => readPage(pageOf({ body: row(20_000) + ARTICLE }))).toThrow(
      'a row of its tables has more than 200 cells',
    );
    expect(() => readPage(pageOf({ body: row(200) + ARTICLE }))).not.toThrow();
  });

  it.each([
    ['signs that begin no element', '<'.repeat(1_000_000)],
    ['comments', '<!---->'.repeat(1_000_000)],
    ['instructions', '<?a>'.repeat(1_000_000)],
    ['attributes', `<p ${Array.from({ length: 700_000 }, (_, index) => `a${index}`).join(' ')}>`],
  ])('is refused in a page of more %s than people read, which would take minutes', (_, body) => {
    expect(() => readPage(pageOf({ body: body + ARTICLE }))).toThrow('it has more than 600000 pieces');
  });

  it('becomes a body that the archive takes, and nothing hostile stays in it', () => {
    const html = ARTICLE.replace(
      '</article>',
      `<p>It {was} <b>very</b> &lt;wet&gt; <script>alert(1)</script>and <a href="javascript:alert(1)">loud</a>, as <a href="/rain">the paper</a> says,
       <a href="https://name:word@harbour.example/">here</a>. <img src="x" onerror="alert(1)"> <span style="color:red" onclick="x()">Red.</span></p></article>`,
    );
    const { blocks } = readPage(pageOf({ body: html }), 'https://harbour-post.example/ferry');
    const shown = htmlOfBody(writeFullText(blocks));
    expect(shown).toContain('It {was} <strong>very</strong> &#x3C;wet> and loud, as');
    expect(shown).toContain('<a href="https://harbour-post.example/rain"');
    expect(shown).not.toMatch(/script|onerror|onclick|style|img|word@/);
  });

  it('keeps tables, and takes away what is struck out', () => {
    const table = '<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2026</td><td>150</td></tr></table>';
    const { blocks } = readPage(
      pageOf({
        body: ARTICLE.replace('</article>', `${table}<p>It cost <del>$5</del> $6, all told.</p></article>`),
      }),
    );
    expect(blocks.map(({ text }) => text)).toContain('Year Cars 2026 150');
    const html = htmlOfBody(writeFullText(blocks));
    expect(html).toMatch(/<th>Cars<\/th>[\s\S]*<td>150<\/td>/);
    expect(html).toContain('It cost $6, all told.');
  });

  it('keeps its headings in order, from level 2 on', () => {
    const parts = ['h4', 'h1', 'h5', 'h6'].map(
      (tag) =>
        `<${tag}>The ${tag} of the ferry</${tag}><p>${'The ferry left the harbour with three hundred people on board. '.repeat(4)}</p>`,
    );
    const { blocks } = readPage(pageOf({ body: `<article>${parts.join('')}</article>` }));
    expect(writeFullText(blocks).match(/^#+/gm)).toEqual(['##', '##', '###', '####']);
    expect(() => htmlOfBody(writeFullText(blocks))).not.toThrow();
  });
});
