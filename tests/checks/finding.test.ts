import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allProblems, checkFolder } from '../../src/checks/check.ts';
import { readFolder } from '../../src/records/folder.ts';
import { formatProblems } from '../../src/records/problem.ts';

const article = `---
title: She lands
titleBasis: published
date: 2024-04-29
source: daily
url: https://example.org/a
byline: []
people:
  - ann
topics:
  - trade
summary: In short.
text: account
language: en
added: 2024-04-27
---

First <Event id="landing">she landed</Event>.
She said: <Quote by="ann">hello</Quote>.
`;

/** A content folder without a fault. */
const sound: Record<string, string> = {
  'README.md': 'How to write.',
  'articles/visit.mdx': article,
  'events/landing.mdx':
    '---\ntitle: She lands\ndate: 2024-04-28\npeople: [ann]\ntopics: [trade]\n---\n\nShe came.\n',
  'people/ann.mdx': '---\nname: Ann\nrole: Pilot\n---\n',
  'topics/trade.mdx': '---\nname: Trade\ndescription: Buying and selling\n---\n',
  'sources/daily.mdx': '---\nname: The Daily\ndescription: A newspaper\n---\n',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-problems-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

function write(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The list that an author reads, for the sound folder with these files added or replaced. */
function problems(files: Record<string, string>): string[] {
  write({ ...sound, ...files });
  return formatProblems(checkFolder(folder)).split('\n').filter(Boolean);
}

/** The article with the first occurrence of some of its text replaced. */
const withText = (old: string, text: string, source = article) => {
  if (!source.includes(old)) throw new Error(`there is no ${old}`);
  return { 'articles/visit.mdx': source.replace(old, text) };
};

it('finds nothing in a sound folder', () => {
  expect(problems({})).toEqual([]);
});

describe('points at', () => {
  it('a scalar: the value', () => {
    expect(problems(withText('source: daily', 'source: daylyy'))).toEqual([
      'articles/visit.mdx:5:9  unknown source `daylyy`: did you mean `daily`?',
      'sources/daily.mdx:2:1  no article is from this source',
    ]);
  });

  it('an item of a list, among others', () => {
    expect(problems(withText('  - ann\n', '  - ann\n  - zoltan\n  -   anne\n'))).toEqual([
      'articles/visit.mdx:10:5  unknown person `zoltan`: there is no people/zoltan.mdx',
      'articles/visit.mdx:11:7  unknown person `anne`: did you mean `ann`?',
    ]);
  });

  it('an item of a list on one line', () => {
    const event = (sound['events/landing.mdx'] ?? '').replace('[trade]', '[trade, "weather"]');
    expect(problems({ 'events/landing.mdx': event })).toEqual([
      'events/landing.mdx:5:17  unknown topic `weather`: there is no topics/weather.mdx',
    ]);
  });

  it('a tag in the body', () => {
    expect(problems(withText('<Quote by="ann">', '<Quote by="zoltan">'))).toEqual([
      'articles/visit.mdx:19:11  unknown person `zoltan`: there is no people/zoltan.mdx',
    ]);
    expect(problems(withText('<Event id="landing">', '<Event id="landings">'))).toEqual([
      'articles/visit.mdx:18:7  unknown event `landings`: did you mean `landing`?',
      'events/landing.mdx:2:1  no article reports this event: mark the passage that does with <Event id="…">, or take the event out',
    ]);
  });

  it('the address of the later of two articles', () => {
    const other = article.replace('https://example.org/a', '"http://www.example.org/a/#top"');
    expect(problems({ 'articles/wisit.mdx': other })).toEqual([
      'articles/wisit.mdx:6:6  articles/visit.mdx has the same address',
    ]);
  });

  it('the first field of a record that nothing refers to', () => {
    expect(problems({ 'people/bob.mdx': '---\nname: Bob\nrole: Nobody\n---\n' })).toEqual([
      'people/bob.mdx:2:1  no article or event names this person in `people`',
    ]);
  });

  it('a date that is in the future now', () => {
    vi.useFakeTimers({ now: Date.UTC(2024, 3, 27, 12) });
    expect(problems({})).toEqual(['articles/visit.mdx:4:7  `2024-04-29` lies in the future']);
    vi.setSystemTime(Date.UTC(2024, 3, 28, 12));
    expect(problems({})).toEqual([]);
  });

  it.each([
    ['lines that end as on Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark, as some editors write', (text: string) => `\uFEFF${text}`],
  ])('the same place in a file with %s', (_, rewritten) => {
    const source = rewritten(
      article.replace('  - trade', '  - trade\n  - weather').replace('"ann"', '"zoltan"'),
    );
    expect(problems({ 'articles/visit.mdx': source })).toEqual([
      'articles/visit.mdx:12:5  unknown topic `weather`: there is no topics/weather.mdx',
      'articles/visit.mdx:20:11  unknown person `zoltan`: there is no people/zoltan.mdx',
    ]);
  });
});

describe('a file that is at fault itself', () => {
  it('is listed, and what refers to it is not', () => {
    expect(problems({ 'topics/trade.mdx': '---\nname: Trade\n---\n' })).toEqual([
      'topics/trade.mdx:2:1  `description` is missing',
    ]);
  });

  it('does not make what it refers to look unused', () => {
    expect(problems(withText('text: account', 'text: whole'))).toEqual([
      'articles/visit.mdx:13:7  `text` is `account` or `full`, not `whole`',
    ]);
  });

  it('does not hide what is wrong with others', () => {
    expect(
      problems({
        ...withText('  - trade', '  - weather'),
        'people/Bob.mdx': '---\nname: Bob\nrole: x\n---\n',
      }),
    ).toEqual([
      'articles/visit.mdx:11:5  unknown topic `weather`: there is no topics/weather.mdx',
      'people/Bob.mdx:1:1  `Bob` cannot be an id: name the file with small letters, digits and single hyphens',
    ]);
  });
});

it('lists a finding at the top of a file that has gone since it was read', () => {
  write({ ...sound, 'people/bob.mdx': '---\nname: Bob\nrole: Nobody\n---\n' });
  const { records } = readFolder(folder);
  rmSync(join(folder, 'people/bob.mdx'));
  expect(allProblems(folder, records, [])).toEqual([
    {
      file: 'people/bob.mdx',
      line: 1,
      column: 1,
      message: 'no article or event names this person in `people`',
    },
  ]);
});

it('gives faults of single files first and unchanged', () => {
  write({ ...sound, 'people/bob.mdx': '---\nname: Bob\nrole: Nobody\n---\n' });
  const fault = { file: 'topics/x.mdx', line: 3, column: 4, message: 'odd' };
  expect(allProblems(folder, readFolder(folder).records, [fault])).toEqual([fault]);
});

it('says that there is no such folder', () => {
  expect(formatProblems(checkFolder(join(folder, 'nowhere')))).toBe('.:1:1  there is no such content folder');
});
