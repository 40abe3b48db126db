import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentProblems, didYouMean, formatProblems, quoted } from '../../src/records/problem.ts';
import { anyString, runs } from '../support/properties.ts';

const problem = (file: string, line: number, column: number, message = 'something is wrong') => ({
  file,
  line,
  column,
  message,
});

describe('a list of problems', () => {
  it('has a line for each, by file and place', () => {
    const problems = [
      problem('people/b.mdx', 1, 1),
      problem('articles/a.mdx', 10, 2),
      problem('articles/a.mdx', 9, 12),
      problem('articles/a.mdx', 9, 3, 'the date is wrong'),
    ];
    expect(formatProblems(problems)).toBe(
      [
        'articles/a.mdx:9:3  the date is wrong',
        'articles/a.mdx:9:12  something is wrong',
        'articles/a.mdx:10:2  something is wrong',
        'people/b.mdx:1:1  something is wrong',
      ].join('\n'),
    );
    expect(problems[0]?.file).toBe('people/b.mdx');
  });

  it('leaves problems in one place in their order', () => {
    const problems = [problem('a', 1, 1, 'first'), problem('a', 1, 1, 'second')];
    expect(formatProblems(problems)).toBe('a:1:1  first\na:1:1  second');
  });

  it('begins paths with the folder that is given', () => {
    expect(formatProblems([problem('topics/a.mdx', 1, 1)], 'content')).toBe(
      'content/topics/a.mdx:1:1  something is wrong',
    );
  });

  it('is empty where there are none', () => {
    expect(formatProblems([])).toBe('');
  });

  it('lets nothing through that would move a terminal’s cursor or turn its text round', () => {
    const hostile = '\u001b[2Jx\u009b1A\u202ey\r\nz\u0007';
    const shown = '\\u001b[2Jx\\u009b1A\\u202ey\\u000d\\u000az\\u0007';
    expect(formatProblems([problem(hostile, 1, 1, hostile)], hostile)).toBe(
      `${shown}/${shown}:1:1  ${shown}`,
    );
  });

  it('has exactly one line for each problem, whatever characters are in it', () => {
    const text = fc.oneof(
      anyString(),
      fc.string({
        unit: fc.constantFrom('\n', '\r', '\u0085', '\u2028', '\u2029', '\v', '\f', '\u0000', 'a'),
      }),
    );
    const any = fc.record({ file: text, line: fc.nat(), column: fc.nat(), message: text });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), text, (problems, folder) => {
        const lines = formatProblems(problems, folder).split(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(lines).toHaveLength(problems.length);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 3 * runs },
    );
  });
});

describe('the error of all problems', () => {
  const error = new ContentProblems([problem('a.mdx', 2, 1), problem('a.mdx', 1, 1)], 'content');

  it('says what the list says', () => {
    expect(error.message).toBe(
      'content/a.mdx:1:1  something is wrong\ncontent/a.mdx:2:1  something is wrong',
    );
  });

  it('says nothing of where in our code it was noticed', () => {
    expect(error.stack).toBe(error.message);
  });

  it('keeps the problems for whoever catches it', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ContentProblems');
    expect(error.problems).toHaveLength(2);
  });
});

describe('what an author wrote', () => {
  it('is shown as it is, if it is not too long', () => {
    expect(quoted('abc')).toBe('`abc`');
    expect(quoted('x'.repeat(80))).toBe(`\`${'x'.repeat(80)}\``);
    expect(quoted('x'.repeat(81))).toBe(`\`${'x'.repeat(79)}…\``);
  });
});

const topics = ['elections', 'election-law', 'trade', 'roads'];

describe('a word that nobody knows', () => {
  it.each([
    ['elctions', 'elections'],
    ['raods', 'roads'],
    ['Trade', 'trade'],
    ['election-laws', 'election-law'],
  ])('%s was perhaps meant as %s', (written, meant) => {
    expect(didYouMean(written, topics)).toBe(`: did you mean \`${meant}\`?`);
  });

  it('was perhaps meant as the nearest of several', () => {
    expect(didYouMean('election', ['elections', 'selection-law', 'elect'])).toBe(
      ': did you mean `elections`?',
    );
  });

  it.each(['weather', 'x', '', 'elections-in-the-far-north'])('%s is near none of them', (written) => {
    expect(didYouMean(written, topics)).toBe('');
  });

  it('is not taken for another short word', () => {
    expect(didYouMean('cn', ['us', 'uk'])).toBe('');
  });

  it('is near nothing where nothing is known', () => {
    expect(didYouMean('trade', [])).toBe('');
  });

  it('is looked up however long it is', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `topic-${index}`);
    expect(didYouMean('x'.repeat(100_000), many)).toBe('');
  });
});
