import { describe, expect, it } from 'vitest';
import { article, articleText, faultsOf } from '../support/entries.ts';

/** What is wrong with an article that has these fields; those that are added stand from line 13 on. */
const faultsWith = (fields: Record<string, unknown>) => faultsOf('articles', articleText(fields));

describe('an article', () => {
  it('has what is written, and what is usual where nothing is written', () => {
    expect(article('x', { byline: ['Mina Torvald'], people: ['mina-torvald'] }).fields).toEqual({
      title: 'Bridge opens',
      titleBasis: 'published',
      date: '2024-04-29',
      dateBasis: 'stated',
      source: 'harbour-post',
      medium: 'article',
      byline: ['Mina Torvald'],
      bylineOrganisations: [],
      people: ['mina-torvald'],
      topics: ['roads'],
      summary: 'A bridge opens.',
      text: 'account',
      language: 'en',
      added: '2026-11-21',
      updates: [],
      corrections: [],
      status: 'published',
      formerIds: [],
    });
  });

  it.each(['“It opens”', '„Es öffnet“', '«Elle ouvre»'])(
    'may have a headline that is one quotation, as its publisher printed it: %s',
    (title) => {
      expect(article('x', { title, titleTranslated: title }).fields).toMatchObject({
        title,
        titleTranslated: title,
      });
      expect(faultsWith({ rights: title })).toHaveLength(1);
    },
  );

  it('must have each of these fields', () => {
    expect(faultsOf('articles', '---\nurl: https://example.org/\n---\n\nText.\n')).toEqual([
      '2:1  `title` is missing',
      '2:1  `titleBasis` is missing',
      '2:1  `date` is missing',
      '2:1  `source` is missing',
      '2:1  `byline` is missing',
      '2:1  `people` is missing',
      '2:1  `topics` is missing',
      '2:1  `summary` is missing',
      '2:1  `text` is missing',
      '2:1  `language` is missing',
      '2:1  `added` is missing',
    ]);
  });

  it('tells of every field that is at fault at once, rules over several fields included', () => {
    const fields = {
      titleBasis: 'ours',
      date: 'soon',
      dateBasis: 'inferred',
      text: 'full',
      status: 'withdrawn',
    };
    expect(
      faultsWith({ ...fields, nonsense: 'x' }).map((fault) => fault.split(/ {2}/)[1]?.slice(0, 40)),
    ).toEqual([
      '`titleBasis` is `published` or `supplied',
      '`date`: `soon` is not a date the archive',
      'there is no field `nonsense`',
      '`dateBasis` must have a `dateNote` besid',
      '`text` must have `rights` beside it: a f',
      '`status` must have a correction beside i',
    ]);
  });
});

describe('the headline of an article', () => {
  it('is either published or supplied', () => {
    expect(article('x', { titleBasis: 'supplied' }).fields.titleBasis).toBe('supplied');
    expect(faultsWith({ titleBasis: 'publishd' })).toEqual([
      '3:13  `titleBasis` is `published` or `supplied`, not `publishd`: did you mean `published`?',
    ]);
  });
});

describe('the source of an article', () => {
  it('is one id', () => {
    expect(faultsWith({ source: 'The Post' })).toEqual([
      '5:9  `source`: `The Post` is not an id: use small letters, digits and single hyphens',
    ]);
    expect(faultsWith({ source: ['a', 'b'] })).toEqual(['5:1  `source` must be text']);
  });
});

describe('the byline of an article', () => {
  it('may be empty, but has no empty names', () => {
    expect(article('x', { byline: [] }).fields.byline).toEqual([]);
    expect(faultsWith({ byline: '\n  - Mina\n  -' })).toEqual(['8:4  `byline[2]` must not be empty']);
  });

  it('may name organisations, which are told apart', () => {
    const byline = ['Mina Torvald', 'Harbour Press Agency'];
    const bylineOrganisations = ['Harbour Press Agency'];
    expect(article('x', { byline, bylineOrganisations }).fields).toMatchObject({
      byline,
      bylineOrganisations,
    });
    expect(faultsWith({ byline: '[Mina Torvald]', bylineOrganisations: '[Harbour Press]' })).toEqual([
      expect.stringContaining(
        '`bylineOrganisations` must name only what the `byline` names, in the same words',
      ),
    ]);
  });
});

describe('the topics of an article', () => {
  it('are one at least', () => {
    expect(faultsWith({ topics: [] })).toEqual(['8:1  `topics`: an article needs at least one topic']);
  });
});

describe('the summary of an article', () => {
  it('has at most 300 characters', () => {
    expect(article('x', { summary: 'x'.repeat(300) }).fields.summary).toHaveLength(300);
    expect(faultsWith({ summary: 'x'.repeat(301) })).toEqual([
      '9:10  `summary` must not be longer than 300 characters',
    ]);
  });
});

describe('the text of an article', () => {
  it('is an account or the full text', () => {
    expect(faultsWith({ text: 'ful' })).toEqual([
      '10:7  `text` is `account` or `full`, not `ful`: did you mean `full`?',
    ]);
  });

  it('needs rights where it is full', () => {
    expect(faultsWith({ text: 'full' })).toEqual([
      '10:7  `text` must have `rights` beside it: a full text says under which licence or permission it stands here',
    ]);
    expect(article('x', { text: 'full', rights: 'CC BY 4.0' }).fields.rights).toBe('CC BY 4.0');
  });
});

describe('the language of an article', () => {
  it('must not have what no page can name', () => {
    expect(faultsWith({ language: 'en-x-a' })).toEqual([
      '11:11  `language`: `en-x-a` has no name that a page could print: leave out what stands behind the language, its script and its region',
    ]);
  });

  it.each(['en', 'EN', 'az', 'zh-Hans', 'pt-BR', 'gsw', 'sr-Latn-RS'])('may be %s', (language) => {
    expect(article('x', { language }).fields.language).toBe(language);
  });

  it.each(['English', 'e', 'en_US', 'en-', 'eng lish', '中文', '12', 'x-klingon'])(
    'is not %s',
    (language) => {
      expect(faultsWith({ language })).toEqual([
        `11:11  \`language\`: \`${language}\` is not a language code, such as en or zh-Hans`,
      ]);
    },
  );
});

describe('the addresses of an article', () => {
  const snapshot = { archivedUrl: 'https://archive.example/a', archivedOn: '2026-11-21' };

  it.each([
    'http://example.org',
    'https://example.org/a?b=c&d#e',
    'HTTPS://EXAMPLE.ORG/',
    'https://例え.jp/á',
  ])('may be %s', (url) => {
    expect(article('x', { url }).fields.url).toBe(url);
  });

  it.each([
    'example.org/a',
    '//example.org/a',
    'ftp://example.org/a',
    'javascript:alert(1)',
    'https:example.org',
    'https://',
    'http://example.org:99999/',
    'https://example.org/a b',
    'https://exa mple.org/',
  ])('are not %s', (url) => {
    const message = `\`${url}\` is not a web address: it begins with http:// or https:// and holds no spaces`;
    expect(faultsWith({ url })).toEqual([`13:6  \`url\`: ${message}`]);
    expect(faultsWith({ ...snapshot, archivedUrl: url })).toEqual([`13:14  \`archivedUrl\`: ${message}`]);
  });

  it('are not those that hide their scheme with escapes', () => {
    expect(faultsWith({ url: '"java\\tscript:alert(1)"' })).toHaveLength(1);
    expect(faultsWith({ url: '"https://example.org/\\nx"' })).toHaveLength(1);
  });

  it('must be text', () => {
    expect(faultsWith({ url: ['https://example.org'] })).toEqual(['13:1  `url` must be text']);
    expect(faultsWith({ url: { toString: 'x' } })).toEqual(['13:1  `url` must be text']);
  });

  it('that was retracted says why', () => {
    const update = { date: '2024-05-02', note: 'It was made up.' };
    expect(article('x', { retracted: '2024-05-02', updates: [update] }).fields).toMatchObject({
      retracted: '2024-05-02',
      updates: [update],
    });
    for (const updates of [undefined, [], [{ ...update, date: '2024-05-03' }]]) {
      expect(faultsWith({ retracted: '2024-05-02', updates }).at(-1)).toMatch(
        /`retracted` must have an update of that day beside it, which says why$/,
      );
    }
  });

  it('of a snapshot goes with the day of the snapshot', () => {
    expect(article('x', snapshot).fields).toMatchObject(snapshot);
    expect(faultsWith({ ...snapshot, archivedOn: undefined })).toEqual([
      '13:14  `archivedUrl` must have `archivedOn` beside it, the day of the snapshot',
    ]);
    expect(faultsWith({ ...snapshot, archivedUrl: undefined })).toEqual([
      '13:13  `archivedOn` must have `archivedUrl` beside it, the snapshot itself',
    ]);
    expect(faultsWith({ ...snapshot, archivedOn: '2026' })).toEqual([
      '14:13  `archivedOn`: `2026` is not a day: write it as 2024-04-29',
    ]);
  });
});

describe('the day on which an article was added', () => {
  it.each(['2026', '2026-11', '2026-11-31', '2026-11-21~', '2026-11-21T10:00Z', 'today'])(
    'is not %s',
    (added) => {
      expect(faultsWith({ added })).toEqual([
        `12:8  \`added\`: \`${added}\` is not a day: write it as 2024-04-29`,
      ]);
    },
  );
});

describe('the corrections of an article', () => {
  it('have a day and a note each', () => {
    const corrections = [{ date: '2026-12-01', note: 'The number was wrong.' }];
    expect(article('x', { corrections }).fields.corrections).toEqual(corrections);
    expect(faultsWith({ corrections: '\n  - date: 2026\n    nota: x' })).toEqual([
      '14:11  `corrections[1].date`: `2026` is not a day: write it as 2024-04-29',
      '14:5  `corrections[1].note` is missing',
      '15:5  there is no field `nota`: did you mean `note`?',
    ]);
    expect(faultsWith({ corrections: '\n  - The number was wrong.' })).toEqual([
      '14:5  `corrections[1]` must be a map of fields',
    ]);
  });
});

describe('a withdrawn article', () => {
  it('says why in a correction', () => {
    const withdrawn = { status: 'withdrawn' };
    const message =
      '`status` must have a correction beside it: the notice in place of a withdrawn entry says why';
    expect(faultsWith(withdrawn)).toEqual([`13:9  ${message}`]);
    expect(faultsWith({ ...withdrawn, corrections: [] })).toEqual([`13:9  ${message}`]);
    const corrections = [{ date: '2026-12-01', note: 'At the publisher’s request.' }];
    expect(article('x', { ...withdrawn, corrections }).fields.status).toBe('withdrawn');
  });

  it('is called just that', () => {
    expect(faultsWith({ status: 'witdrawn' })).toEqual([
      '13:9  `status` is `published` or `withdrawn`, not `witdrawn`: did you mean `withdrawn`?',
    ]);
  });
});
