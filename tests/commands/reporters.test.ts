import { describe, expect, it } from 'vitest';
import { formats } from '../../src/commands/reporters.ts';

const problems = [
  { file: 'topics/b.mdx', line: 2, column: 1, message: 'second' },
  { file: 'articles/a.mdx', line: 10, column: 3, message: '100% wrong,\nand more' },
  { file: 'articles/a.mdx', line: 9, column: 1, message: 'first' },
];

describe('problems', () => {
  it('are told to a person one a line, by file and place', () => {
    expect(
      formats
        .text(problems, 'content')
        .split('\n')
        .map((line) => line.split('  ')[0]),
    ).toEqual(['content/articles/a.mdx:9:1', 'content/articles/a.mdx:10:3', 'content/topics/b.mdx:2:1']);
  });

  it('are told to a program in the same order, unchanged', () => {
    expect(JSON.parse(formats.json(problems, 'content'))[1]).toEqual({
      file: 'content/articles/a.mdx',
      line: 10,
      column: 3,
      message: '100% wrong,\nand more',
    });
    expect(formats.json([], '')).toBe('[]');
  });

  it('are told to GitHub with what would end its commands escaped', () => {
    expect(formats.github(problems, 'co,n:t').split('\n')).toEqual([
      '::error file=co%2Cn%3At/articles/a.mdx,line=9,col=1::first',
      '::error file=co%2Cn%3At/articles/a.mdx,line=10,col=3::100%25 wrong,\\u000aand more',
      '::error file=co%2Cn%3At/topics/b.mdx,line=2,col=1::second',
    ]);
  });
});
