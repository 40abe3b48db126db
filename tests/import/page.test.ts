import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../src/import/markdown.ts';
import { momentOf, readMetadata } from '../../src/import/metadata.ts';
import { readPage } from '../../src/import/page.ts';
import { Refusal } from '../../src/records/problem.ts';
import { bodyOf } from '../support/entries.ts';
import { ARTICLE, jsonLd, pageOf } from './page.ts';

const metadata = (head: string, language?: string) =>
  readMetadata(parseHTML(pageOf({ head, ...(language && { language }) })).document);

const NEWS = {
  '@type': 'NewsArticle',
  headline: 'Ferry leaves harbour',
  datePublished: '2024-04-29T10:15:00+02:00',
  author: [{ '@type': 'Person', name: 'Ada Ray' }, { name: 'Bo Lin' }],
  publisher: { '@type': 'Organization', name: 'Harbour Post' },
  mainEntityOfPage: { '@id': 'https://harbour-post.example/ferry' },
  inLanguage: 'en-GB',
};

describe('what a page says of itself', () => {
  it('is read from JSON-LD, however deep the article lies in it', () => {
    const told = metadata(
      jsonLd({
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'WebSite', name: 'x' }, { deep: [NEWS] }],
      }),
    );
    expect(told).toEqual({
      title: { value: 'Ferry leaves harbour', by: 'JSON-LD' },
      date: { value: '2024-04-29T10:15:00+02:00', by: 'JSON-LD' },
      byline: [
        { value: 'Ada Ray', by: 'JSON-LD' },
        { value: 'Bo Lin', by: 'JSON-LD' },
      ],
      source: { value: 'Harbour Post', by: 'JSON-LD' },
      url: { value: 'https://harbour-post.example/ferry', by: 'JSON-LD' },
      language: { value: 'en-GB', by: 'JSON-LD' },
      remarks: [],
    });
  });

  it('is read from Open Graph alone, where authors may be addresses, which are no names', () => {
    const told = metadata(`
      <meta property="og:title" content="Ferry leaves harbour"><meta property="og:site_name" content="Harbour Post">
      <meta property="og:url" content="https://harbour-post.example/ferry"><meta property="og:locale" content="en_GB">
      <meta property="article:published_time" content="2024-04-29T08:15:00Z">
      <meta property="article:author" content="https://harbour-post.example/people/ada">`);
    expect(told).toEqual({
      title: { value: 'Ferry leaves harbour', by: 'Open Graph' },
      date: { value: '2024-04-29T08:15:00Z', by: 'Open Graph' },
      source: { value: 'Harbour Post', by: 'Open Graph' },
      url: { value: 'https://harbour-post.example/ferry', by: 'Open Graph' },
      language: { value: 'en-GB', by: 'Open Graph' },
      remarks: [],
    });
  });

  it('is read from citation tags', () => {
    const told = metadata(
      '<meta name="citation_title" content="On ferries"><meta name="citation_author" content="Ada Ray"><meta name="citation_publication_date" content="2024/04/29">',
    );
    expect(told).toMatchObject({
      title: { value: 'On ferries', by: 'the citation tags' },
      date: { value: '2024-04-29' },
      byline: [{ value: 'Ada Ray' }],
    });
  });

  it('is decoded and split, where pages put HTML or a whole byline there', () => {
    const told = metadata(
      jsonLd({
        ...NEWS,
        headline: 'Ray&#39;s ferry &amp; bridge',
        author: ['By Ada Ray and Bo Lin', { name: 'Sound Agency' }],
      }),
    );
    expect(told.title?.value).toBe("Ray's ferry & bridge");
    expect(told.byline?.map(({ value }) => value)).toEqual(['Ada Ray', 'Bo Lin', 'Sound Agency']);
  });

  it('is taken from the first that says it, and where another differs that is told', () => {
    const told = metadata(
      `${jsonLd(NEWS)}<meta property="article:published_time" content="2024-05-02"><meta property="og:title" content="Ferry leaves harbour | Harbour Post">`,
    );
    expect(told.date?.value).toBe('2024-04-29T10:15:00+02:00');
    expect(told.remarks).toEqual([
      'JSON-LD gives the date as “2024-04-29T10:15:00+02:00”, Open Graph as “2024-05-02”.',
    ]);
  });

  it.each([
    ['broken JSON-LD', '<script type="application/ld+json">{"@type": "NewsArticle", </script>'],
    ['JSON-LD of something else', jsonLd({ '@type': 'Recipe', name: 'Soup' })],
    [
      'JSON-LD of other forms',
      jsonLd({
        '@type': 'NewsArticle',
        headline: 7,
        author: [null, 3],
        datePublished: ['2024'],
        publisher: [[]],
      }),
    ],
    ['nothing', ''],
    ['empty tags', '<meta property="og:title" content=" "><meta property="article:published_time">'],
    [
      'addresses that are none',
      '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/ferry">',
    ],
    ['a language that is none', '<meta property="og:locale" content="English">'],
  ])('is nothing, where there is %s', (_, head) => {
    expect(metadata(head)).toEqual({ remarks: [] });
  });

  it('gives dates as far as they mean something', () => {
    expect(
      [
        '2024-04-29T10:15:00.123+0200',
        '2024-04-29 10:15',
        '2024-04',
        '2024-04-31',
        'yesterday',
        '2024-04-29T10:15:00+00:00',
      ].map(momentOf),
    ).toEqual([
      '2024-04-29T10:15:00+02:00',
      '2024-04-29',
      '2024-04',
      undefined,
      undefined,
      '2024-04-29T10:15:00Z',
    ]);
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
    expect(readPage(pageOf()).known.title).toEqual({
      value: 'Ferry leaves harbour',
      by: 'the heading of the page',
    });
  });

  it('is told to be headed by the page’s title, as a guess, where nothing says more', () => {
    const body = ARTICLE.replace(/<h1>.*?<\/h1>/, '');
    expect(readPage(pageOf({ body })).known.title).toMatchObject({
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
      known: { title: { value: 'العبارة تغادر' }, language: { value: 'ar' } },
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
    expect(() => readPage(pageOf({ body: `${'<div>'.repeat(100_000)}${ARTICLE}` }))).toThrow(
      'nested too deeply',
    );
  });

  it('becomes a body that the archive takes, and nothing hostile stays in it', () => {
    const html = ARTICLE.replace(
      '</article>',
      `<p>It {was} <b>very</b> &lt;wet&gt; <script>alert(1)</script>and <a href="javascript:alert(1)">loud</a>, as <a href="/rain">the paper</a> says,
       <a href="https://name:word@harbour.example/">here</a>. <img src="x" onerror="alert(1)"> <span style="color:red" onclick="x()">Red.</span></p></article>`,
    );
    const { blocks } = readPage(pageOf({ body: html }), 'https://harbour-post.example/ferry');
    const { html: shown } = bodyOf(markdownOf(blocks));
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
    const { html } = bodyOf(markdownOf(blocks));
    expect(html).toMatch(/<th>Cars<\/th>[\s\S]*<td>150<\/td>/);
    expect(html).toContain('It cost $6, all told.');
  });

  it('keeps its headings in order, from level 2 on', () => {
    const parts = ['h4', 'h1', 'h5', 'h6'].map(
      (tag) =>
        `<${tag}>The ${tag} of the ferry</${tag}><p>${'The ferry left the harbour with three hundred people on board. '.repeat(4)}</p>`,
    );
    const { blocks } = readPage(pageOf({ body: `<article>${parts.join('')}</article>` }));
    expect(markdownOf(blocks).match(/^#+/gm)).toEqual(['##', '##', '###', '####']);
    expect(() => bodyOf(markdownOf(blocks))).not.toThrow();
  });
});
