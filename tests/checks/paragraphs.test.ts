/** That the keys of an article's paragraphs are written down before anything is edited. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proofread } from '../../src/checks/proofread.ts';
import { fixFolder } from '../../src/editing/fix-folder.ts';
import { readFolder } from '../../src/records/folder.ts';
import { formatProblems } from '../../src/records/problem.ts';
import { articleText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

/** What is found in an article, then what mending makes of it, then what is still found. */
function mend(text: string): { found: string; mended: string; left: string } {
  const folder = join(temporaryFolder('paragraphs'), 'content');
  const file = join(folder, 'articles/x.mdx');
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(file, text);
  const findings = () => formatProblems(proofread(folder, readFolder(folder).records));
  const found = findings();
  fixFolder(folder);
  return { found, mended: readFileSync(file, 'utf8'), left: findings() };
}

const topics = '\n  - roads';
/** With nothing to mend but the keys. */
const articleOf = (...entry: Parameters<typeof articleText>) =>
  articleText(...entry).replaceAll(': \n', ':\n');

describe('an article’s `paragraphs`', () => {
  it('are asked for where they are missing, and written', () => {
    const text = articleOf({ byline: '[]', topics, formerIds: '\n  - y' }, 'One.\n\nTwo.');
    const { found, mended, left } = mend(text);
    expect(found).toBe(
      'articles/x.mdx:2:1  `paragraphs` is missing, by which links to paragraphs last: `npm run check -- --fix` writes it',
    );
    expect(mended).toBe(text.replace('formerIds:', 'paragraphs: khxqqw djmvch\nformerIds:'));
    expect(left).toBe('');
  });

  it('are brought up to date, and keep all keys that they had', () => {
    const text = articleOf({ topics, paragraphs: 'khxqqw+bcdfgh jkmnpq' }, 'One.\n\nTwo.');
    const { found, mended, left } = mend(text);
    expect(found).toMatch(/^articles\/x\.mdx:1[0-9]:13 {2}`paragraphs` is not up to date/);
    expect(mended).toBe(text.replace('jkmnpq', 'djmvch+jkmnpq'));
    expect(left).toBe('');
  });

  it('are asked of withdrawn articles, too', () => {
    const corrections = '\n  - date: 2026-12-01\n    note: Not genuine.';
    const { found, left } = mend(articleOf({ topics, corrections, status: 'withdrawn' }));
    expect([found, left]).toEqual([expect.stringContaining('`paragraphs` is missing'), '']);
  });

  it('stay as they are where there are no paragraphs left', () => {
    const text = articleOf({ topics, paragraphs: 'khxqqw' }, '## One');
    expect(mend(text)).toEqual({ found: '', mended: text, left: '' });
  });
});
