import { describe, expect, it } from 'vitest';
import { makeDraft } from '../../src/import/draft.ts';
import { Recogniser } from '../../src/import/recognise.ts';
import { writeReport } from '../../src/import/report.ts';
import { recordsOf } from '../support/records.ts';
import { read, SENTENCE } from './fixtures.ts';

const HEADLINE = 'Ferry leaves harbour as bridge opens';
const recogniser = new Recogniser(
  recordsOf({
    people: { 'ada-ray': { name: 'Ada Ray' } },
    topics: { ferries: { name: 'Ferries', aliases: ['ferry'] } },
  }),
);

function report(...lines: string[]) {
  const original = read(...lines);
  const recognition = recogniser.recognise(original);
  const draft = makeDraft(original, recognition, {
    added: '2026-11-21',
    findNames: recogniser.findNames,
  });
  return writeReport('articles/x.mdx', original, recognition, draft, ['It is like another.']);
}

describe('the report of an import', () => {
  it('says what is known and from where, what was inferred, what is missing and what looks new', () => {
    const lines = report(
      'By Bo Lin',
      HEADLINE,
      HEADLINE,
      `The ferry left, Sound Weekly reports. “So it goes,” said Premier Mina Torvald. ${SENTENCE}`,
      'Photo by Ada Ray',
    );
    expect(lines.split('\n')).toEqual([
      'articles/x.mdx',
      `  title       ${HEADLINE}  (stated: it stands there 2 times)`,
      '  byline      Bo Lin  (stated: “By Bo Lin”)',
      '  topics      ferries  (3 times: `ferry`, `Ferry`)',
      '  looks new   Mina Torvald: npm run new -- person',
      '  taken away  the byline: “By Bo Lin”',
      `              the headline: “${HEADLINE}” “${HEADLINE}”`,
      '              a caption or a credit: “Photo by Ada Ray”',
      '  left        1 piece of text',
      '  missing     date, source, summary, language: fill in what is known; npm run check tells the lines',
      '  warning     It is like another.',
    ]);
  });

  it('says what the head of the text names besides', () => {
    const lines = report(
      'Title: The lamp burns',
      'Medium: press release',
      'Agency: Nordwire',
      'Date: early May 2024',
      SENTENCE,
    );
    expect(lines).toContain('  medium      press release  (stated: “Medium: press release”)\n');
    expect(lines).toContain('note        “Agency: Nordwire” names an agency: if the text is theirs, write');
    expect(lines).toContain('The date is not readable: “early May 2024”.');
    expect(lines).toContain('  left        1 piece of text\n');
  });

  it('lets no control character of an original reach a terminal', () => {
    expect(report(`Ada Ray\u001b[2J wept. ${SENTENCE}`)).not.toContain('\u001b');
  });
});
