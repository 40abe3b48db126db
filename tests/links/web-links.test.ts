import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWebLinks, webLinksOf } from '../../src/links/web-links.ts';
import { readFolder } from '../../src/records/folder.ts';
import { articleText, entryOf, type FieldsOfText, sourceText, topicText } from '../support/entries.ts';
import { temporaryFolder } from '../support/folders.ts';

const inArticle = (fields: FieldsOfText, body?: string) => {
  const text = articleText(fields, body);
  return { text, links: webLinksOf(entryOf('articles', 'a', text), () => text) };
};

/** What stands in a text at a place. */
const at = (text: string, { line, column }: { line: number; column: number }) =>
  (text.split('\n')[line - 1] ?? '').slice(column - 1);

describe('the addresses of an article', () => {
  it('are those of the original and the snapshot, with their places', () => {
    const { text, links } = inArticle({
      url: 'https://example.org/a',
      archivedUrl: '"https://example.net/a"',
      archivedOn: '2024-05-01',
    });
    expect(links.map(({ role, address }) => [role, address])).toEqual([
      ['original', 'https://example.org/a'],
      ['snapshot', 'https://example.net/a'],
    ]);
    expect(links.map((link) => at(text, link))).toEqual(['https://example.org/a', '"https://example.net/a"']);
    expect(links[0]).toMatchObject({
      day: '2024-04-29',
      original: 'https://example.org/a',
      preserved: true,
    });
  });

  it('are those of links to the web, however they are written and wherever they stand', () => {
    const body = [
      'See [one](https://one.example/), [here](/stories/a/), [below](#x) and https://two.example/x.',
      '',
      '<Note>',
      '',
      '- **[three](<HTTP://three.example/>)**',
      '',
      '> [four][4]',
      '',
      '</Note>',
      '',
      '[4]: https://four.example/?a&b#c',
    ].join('\n');
    const { text, links } = inArticle({}, body);
    expect(links.map(({ role, address }) => [role, address])).toEqual([
      ['link', 'https://one.example/'],
      ['link', 'https://two.example/x'],
      ['link', 'HTTP://three.example/'],
      ['link', 'https://four.example/?a&b#c'],
    ]);
    expect(links.map((link) => at(text, link).slice(0, 8))).toEqual([
      '[one](ht',
      'https://',
      '[three](',
      '[four][4',
    ]);
  });

  it('have the places of the file, whatever the system ends its lines with', () => {
    const text = articleText({ url: 'https://example.org/a' }, 'A [link](https://one.example/).');
    const crlf = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(webLinksOf(entryOf('articles', 'a', crlf), () => crlf)).toEqual(
      webLinksOf(entryOf('articles', 'a', text), () => text),
    );
  });

  it.each([
    ['2018~', '2018-01-01'],
    ['2017/2022', '2017-01-01'],
    ['../2022-03', '2022-03-01'],
    ['2025-01-20T20:24+04:00', '2025-01-20'],
  ])('come with its day: %s', (date, day) => {
    expect(inArticle({ date, url: 'https://example.org/a' }).links[0]?.day).toBe(day);
  });
});

describe('the addresses of a content folder', () => {
  function folderOf(files: Record<string, string>) {
    const folder = temporaryFolder('addresses');
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return folder;
  }

  it('are those of every kind of entry, but for articles that were withdrawn', () => {
    const withdrawn = { status: 'withdrawn', corrections: [{ date: '2026-11-22', note: 'Wrong.' }] };
    const folder = folderOf({
      'articles/a.mdx': articleText({ url: 'https://example.org/a' }),
      'articles/b.mdx': articleText({ ...withdrawn, url: 'https://example.org/b' }),
      'sources/harbour-post.mdx': sourceText({ url: 'https://example.org/' }),
      'topics/roads.mdx': topicText({}, 'Roads, as [they say](https://roads.example/).'),
      'topics/piers.mdx': topicText(),
    });
    expect(
      readWebLinks(folder, readFolder(folder)).links.map(
        ({ file, role, address }) => `${file} ${role} ${address}`,
      ),
    ).toEqual([
      'articles/a.mdx original https://example.org/a',
      'topics/roads.mdx link https://roads.example/',
      'sources/harbour-post.mdx front page https://example.org/',
    ]);
  });

  it('leave out entries that cannot be read, and count them', () => {
    const folder = folderOf({ 'articles/a.mdx': 'nothing', 'topics/roads.mdx': topicText() });
    expect(readWebLinks(folder, readFolder(folder))).toEqual({ links: [], unread: 1 });
  });
});
