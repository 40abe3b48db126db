import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../src/import/metadata.ts';
import { toEdtf } from '../../src/import/page-dates.ts';
import { jsonLd, pageOf } from './fixtures.ts';

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

  it('takes its canonical address where nothing else tells one', () => {
    expect(metadata('<link rel="canonical" href="https://harbour-post.example/ferry">').url?.value).toBe(
      'https://harbour-post.example/ferry',
    );
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
      ].map(toEdtf),
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
