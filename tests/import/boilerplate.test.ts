import { describe, expect, it } from 'vitest';
import { removeBoilerplate } from '../../src/import/boilerplate.ts';
import { writeOutline } from '../../src/import/draft.ts';
import { splitParagraphs } from '../../src/import/input.ts';
import { findPersonNames } from '../../src/import/person-names.ts';
import { read, SENTENCE, textsOf } from './fixtures.ts';

const HEADLINE = 'Ferry leaves harbour as bridge opens';

describe('the headline of a scraped text', () => {
  it('is what stands there more than once, and goes from the text', () => {
    const original = read(HEADLINE, '', 'A short deck below it.', HEADLINE, SENTENCE);
    expect(original.title).toEqual({ value: HEADLINE, by: 'it stands there 2 times' });
    expect(textsOf(original)).toEqual(['A short deck below it.', SENTENCE]);
  });

  it('is guessed where it stands first, by itself and without a full stop, and is said to be', () => {
    const { title } = read(HEADLINE, '', SENTENCE);
    expect(title).toMatchObject({
      value: HEADLINE,
      inferred: expect.stringContaining('without a full stop'),
    });
  });

  it.each([[['Home', 'News', 'Sport']], [['Skip to content']], [['Zum Inhalt springen', 'Startseite']]])(
    'stands below the menu of the page, which goes: %j',
    (menu) => {
      const original = read(...menu, HEADLINE, 'By Ada Ray', SENTENCE);
      expect(original.title?.value).toBe(HEADLINE);
      expect(textsOf(original)).toEqual([SENTENCE]);
    },
  );

  it.each([
    [`${HEADLINE} | Harbour Post`, HEADLINE],
    [HEADLINE, `${HEADLINE} - Harbour Post`],
  ])('is what stands there with the name of the site and without: %s', (...lines) => {
    const original = read(...lines, SENTENCE);
    expect(original.title?.value).toBe(HEADLINE);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it('is not there where the text begins with a sentence', () => {
    const original = read(SENTENCE, '', 'Nobody was hurt.');
    expect(original.title).toBeUndefined();
    expect(textsOf(original)).toEqual([SENTENCE, 'Nobody was hurt.']);
  });
});

describe('a line under a label that the import does not know', () => {
  const told = (...lines: string[]) =>
    read(...lines, SENTENCE).remarks.filter((remark) => remark.startsWith('Left'));

  it('is left in the text, and that is said', () => {
    const original = read('Title: The lamp burns', 'Desk: Foreign', 'Author: Ada Ray', SENTENCE);
    expect(textsOf(original)).toEqual(['Desk: Foreign', SENTENCE]);
    expect(told('Title: The lamp burns', 'Desk: Foreign', 'Author: Ada Ray')).toEqual([
      'Left in the text, as it is not understood: “Desk: Foreign”',
    ]);
  });

  it('is left there, too, where a sentence follows a label that it knows', () => {
    const original = read(
      'Title: The lamp burns',
      'Date: 29 April 2024',
      'Published: the 2024 rule is out.',
      SENTENCE,
    );
    expect(textsOf(original)).toContain('Published: the 2024 rule is out.');
  });

  it('is no date that cannot be read where another line gives one', () => {
    const remarks = (...lines: string[]) => read('Title: The lamp burns', ...lines, SENTENCE).remarks;
    const unread = expect.stringContaining('not readable: “early May 2024”');
    expect(remarks('Date: early May 2024', 'By Ada Ray')).toContainEqual(unread);
    expect(remarks('Date: early May 2024', 'Published: 3 May 2024')).not.toContainEqual(unread);
  });

  it('is not a headline with a colon, nor what stands far from such lines', () => {
    expect(told('Keeper: the lamp burns', 'By Ada Ray')).toEqual([]);
    expect(told('Title: The lamp burns', SENTENCE, 'Keeper: it burns')).toEqual([]);
  });
});

describe('the byline of a scraped text', () => {
  it.each([
    ['By Ada Ray', ['Ada Ray']],
    ['By Ada Ray and Bo van der Lin, Staff Writers', ['Ada Ray', 'Bo van der Lin']],
    ['by Ada Ray | Harbour Desk', ['Ada Ray']],
    ['By: Ümit Öz', ['Ümit Öz']],
  ])('%s names %j', (line, names) => {
    const original = read(line, '', SENTENCE);
    expect(original.byline.map(({ value }) => value)).toEqual(names);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it.each([
    ['below an image’s label', ['author-image', 'Ada Ray', 'New Update', SENTENCE]],
    ['above the label of an update', ['Ada Ray', 'Updated:', '0:00', SENTENCE]],
  ])('is the name %s, and the labels go with it', (_, lines) => {
    const original = read(...lines);
    expect(original.byline).toMatchObject([{ value: 'Ada Ray' }]);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it.each(['By the harbour stood a crowd of people.', 'By Monday', 'By far the longest bridge'])(
    'is not: %s',
    (line) => {
      expect(read(line, '', SENTENCE).byline).toEqual([]);
    },
  );

  it('does not take in the desk, but tells of it', () => {
    const original = read(SENTENCE, '(Reporting by Ada Ray; Editing by Bo Lin)');
    expect(original.remarks).toEqual([
      'Contributors: Reporting by Ada Ray; Editing by Bo Lin (kept out of the byline).',
    ]);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it('does not take in who contributed, but tells of them', () => {
    const original = read('By Ada Ray', SENTENCE, 'Bo Lin and the Harbour Post contributed to this report.');
    expect(original.byline).toMatchObject([{ value: 'Ada Ray' }]);
    expect(original.remarks).toEqual(['Contributors: Bo Lin and the Harbour Post (kept out of the byline).']);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });
});

describe('the date of a scraped text', () => {
  it('is the machine’s that stands before everything', () => {
    const original = read(' date 2023-06-05 5 June 2023 08:07 (UTC+04:00)', '', SENTENCE);
    expect(original.date).toMatchObject({ value: '2023-06-05T08:07+04:00' });
    expect(original.date).not.toHaveProperty('inferred');
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it('is not reckoned from a weekday and the day in a caption, whose picture may be old, but the editor is told', () => {
    const original = read(
      `On Monday it was over. ${SENTENCE}`,
      'The ferry at the quay, on April 28, 2024. Ada Ray/Harbour Pictures via AP',
    );
    expect(original.date).toBeUndefined();
    expect(original.remarks).toEqual([
      'It may be of 2024-04-29, if the picture is of that week. The text says Monday; it states 28 April 2024, a Sunday, and the next Monday was 29 April 2024. (“Monday” and “April 28, 2024”)',
    ]);
  });

  it('stays unknown where only a weekday is told, and that is said', () => {
    const original = read(`On Monday it was over. ${SENTENCE}`);
    expect(original.date).toBeUndefined();
    expect(original.remarks).toEqual([
      'The text says Monday, but no caption states a day to reckon from: the date stays unknown.',
    ]);
  });

  it('is not that of a change', () => {
    const original = read('Updated: April 30, 2024', '', SENTENCE);
    expect(original.date).toBeUndefined();
    expect(original.remarks).toEqual([
      '“Updated: April 30, 2024” is when it was changed, not when it was published.',
    ]);
  });

  it.each([
    'April 30, 2024 5:12 pm ET',
    'Tuesday, April 30, 2024',
    'Published: 30 April 2024 at 10:15',
    '30 Apr 2024',
    'Posted on Apr. 30, 2024',
    '2024-04-30T10:15',
  ])('is the line of the head that says nothing else, wherever it stands: %s', (line) => {
    const original = read(
      'Ferry leaves harbour as bridge opens',
      'By Ada Ray',
      line,
      `On Monday it was over. ${SENTENCE}`,
    );
    expect(original.date).toEqual({ value: '2024-04-30', by: `“${line}”` });
    expect(textsOf(original)).toEqual([`On Monday it was over. ${SENTENCE}`]);
  });

  it('is that of publication where that of a change stands beside it', () => {
    const original = read('Published: April 29, 2024', 'Updated: May 2, 2024', SENTENCE);
    expect(original.date?.value).toBe('2024-04-29');
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it('is not a day that the article tells of, nor reckoned from one, but the editor is asked', () => {
    const original = read(
      `On Monday it was over. ${SENTENCE}`,
      'The first ferry had left on January 7, 2019.',
    );
    expect(original.date).toBeUndefined();
    expect(original.remarks).toEqual([
      'The text says Monday, but no caption states a day to reckon from: the date stays unknown.',
      'Days that the text tells of: January 7, 2019. Is one of them the day of publication?',
    ]);
  });
});

describe('the source of a scraped text', () => {
  it('is who is said to report', () => {
    const { source } = read('The ferry has left the harbour, Harbour Post reports.', SENTENCE);
    expect(source).toEqual({ value: 'Harbour Post', by: '“Harbour Post reports”' });
  });

  it('is not another house that is quoted', () => {
    expect(read('Harbour Post reported on Monday that the ferry had left.').source).toBeUndefined();
  });

  it('is not the agency of a dateline, which is told', () => {
    const original = read(`HARBOUR TOWN, April 28 (Sound Agency) - ${SENTENCE}`);
    expect(original.source).toBeUndefined();
    expect(original.remarks).toEqual([
      'Its dateline names Sound Agency: the text may be theirs, whoever published it here.',
    ]);
  });
});

describe('what is not the article', () => {
  it.each([
    ['a caption with its credit', 'The quay in the morning Credit: Ada Ray/Harbour Pictures'],
    ['a caption in brackets', 'The quay in the morning (Photo: Ada Ray)'],
    ['a credit', 'Photo by Ada Ray'],
    ['a button', 'Share this article'],
    ['a player’s clock', '0:00 / 3:15'],
    ['an invitation', 'Sign up for our newsletter'],
    ['another article', 'Read more: The bridge in pictures'],
    ['a notice on rights', 'Copyright 2024 Harbour Post'],
    ['a notice on rights in another language', 'Alle Rechte vorbehalten. Harbour Post'],
    ['another article in another language', 'Читайте также: Мост открыт'],
    ['a film', 'Watch: the ferry leaves'],
  ])('goes: %s', (_, line) => {
    const original = read(SENTENCE, '', line, '', 'It was raining.');
    expect(textsOf(original)).toEqual([SENTENCE, 'It was raining.']);
    expect(original.removed).toMatchObject([{ text: line }]);
  });

  it('goes, and tells that a text is a repost', () => {
    const original = read(
      SENTENCE,
      'Disclaimer: the rights in this piece are the original author’s; this is a repost.',
    );
    expect(original.remarks).toEqual(['This is a repost by its own notice: see who holds the rights.']);
    expect(textsOf(original)).toEqual([SENTENCE]);
  });

  it('goes if it is a notice of the site, above or below the text', () => {
    const notice = 'This site keeps data on your machine, so that it remembers you.';
    expect(textsOf(read(notice, SENTENCE, 'It was raining.', notice))).toEqual([SENTENCE, 'It was raining.']);
  });

  it('goes, and is told, if it is a notice on rights', () => {
    expect(read(SENTENCE, '© 2024 Harbour Post').remarks).toEqual([
      'Its notice on rights: “© 2024 Harbour Post”',
    ]);
  });

  it('goes if it is a biography of who wrote it, and of nobody else', () => {
    const [author, other] = ['Ada Ray', 'Bo Lin'].map((name) => `${name} is a reporter who covers the sea.`);
    expect(textsOf(read('By Ada Ray', SENTENCE, other ?? '', author ?? ''))).toEqual([SENTENCE, other]);
  });

  it('goes with its points, if it is a list of takeaways', () => {
    const original = read(SENTENCE, 'Key Takeaways', '  • The ferry left.', '  • The bridge is open.');
    expect(textsOf(original)).toEqual([SENTENCE]);
    expect(original.remarks).toEqual([expect.stringContaining('2 “Key Takeaways”')]);
  });

  it.each([
    'She called it “the end of the ferry.”',
    'Reuters, which did not see it, says that the ferry left.',
    'Updated plans for the quay were shown to all who asked for them.',
    'Share prices of the ferry company fell.',
  ])('is not: %s', (sentence) => {
    expect(textsOf(read(SENTENCE, '', sentence))).toEqual([SENTENCE, sentence]);
  });
});

describe('a text that is made to keep the importer busy', () => {
  it.each([
    ['furniture', 'Print\n'.repeat(40_000)],
    ['lines of one width', `${'x'.repeat(65)}\n`.repeat(40_000)],
    ['names without an end', `${'A-'.repeat(100_000)} said`],
    ['hyphens', `Mr A A${'-'.repeat(200_000)}b said`],
    ['capitals', `By ${'Aa '.repeat(100_000)}`],
    ['figures', '1'.repeat(400_000)],
    ['dates', `${'1 May 2024 '.repeat(40_000)}`],
    ['brackets', '(Photo: '.repeat(60_000)],
  ])('of %s is read all the same', (_, text) => {
    const original = removeBoilerplate(splitParagraphs(text));
    const words = original.blocks.map((block) => block.text).join('\n');
    expect(findPersonNames(words).length).toBeLessThan(10);
    expect(writeOutline(original.blocks, () => [])).toContain('<ToWrite>');
  });
});
