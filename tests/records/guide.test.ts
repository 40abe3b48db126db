/** The author's guide, `content/README.md`, says what the schemas and the vocabulary say. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bare, fieldsOf } from '../../src/editing/entry-text.ts';
import { ID } from '../../src/records/fields.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { schemas } from '../../src/records/schemas.ts';
import { tags } from '../../src/records/vocabulary.ts';
import { faultsOfBody } from '../support/entries.ts';

const guide = readFileSync('content/README.md', 'utf8');

interface Row {
  field: string;
  required: string;
  form: string;
  example: string;
}

/** The rows of the first table below a heading, each as its cells. */
function tableBelow(heading: string): string[][] {
  const section = guide.slice(guide.indexOf(`\n## ${heading}`) + 1);
  const [table = ''] = /(?:^\|.*\n)+/m.exec(section) ?? [];
  const cells = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return cells.slice(2);
}

const rowOf = ([field = '', required = '', form = '', , example = '']: string[]): Row => ({
  field: uncoded(field),
  required,
  form,
  example: uncoded(example),
});

const uncoded = (cell: string) => cell.replace(/^`(.*)`$/, '$1');

function rowsOf(kind: Kind): Row[] {
  const all = tableBelow('Every kind').map(rowOf);
  if (kind === 'articles') return [...tableBelow('Articles').map(rowOf), ...all];
  if (kind === 'events') return [...tableBelow('Events').map(rowOf), ...all];
  let current = '';
  const own = tableBelow('People, topics, sources').filter(([first = '']) => {
    current = uncoded(first) || current;
    return current === kind;
  });
  return [...own.map((cells) => rowOf(cells.slice(1))), ...all];
}

/** Each field of each kind, with its row. */
const documented = kinds.flatMap((kind) => {
  const rows = new Map(rowsOf(kind).map((row) => [row.field, row]));
  const none: Row = { field: '', required: '', form: '', example: '' };
  return fieldsOf(kind).map((field) => ({ kind, ...field, row: rows.get(field.name) ?? none }));
});

describe('the author’s guide', () => {
  it.each(kinds)('has a row for every field, in the order of the schema, and for no other: %s', (kind) => {
    expect(rowsOf(kind).map(({ field }) => field)).toEqual(Object.keys(schemas[kind].shape));
  });

  it.each(documented)(
    'says whether $name of $kind is required, and what it is else',
    ({ required, unset, row }) => {
      expect(row.required.startsWith('yes')).toBe(required);
      const [, named] = /^no: `(.*)`$/.exec(row.required) ?? [];
      expect(named).toBe(typeof unset === 'string' ? unset : undefined);
    },
  );

  it.each(documented)('names the words that $name of $kind may be', ({ schema, row }) => {
    const words = 'options' in bare(schema) ? (bare(schema) as unknown as { options: string[] }).options : [];
    const named = [...row.form.matchAll(/`([^`]*)`/g)].map(([, word]) => word);
    if (words.length > 0) expect(named).toEqual(words);
    else expect(row.form).toMatch(/\w/);
  });

  it.each(documented)('has a sound example of $name of $kind', ({ schema, list, row }) => {
    expect(row.example).not.toBe('');
    const value = list ? parse(row.example, { schema: 'failsafe' }) : row.example;
    expect(bare(schema).safeParse(value).error?.issues ?? []).toEqual([]);
  });

  it('says which fields stand for one another’s rules', () => {
    const required = new Map(documented.map(({ kind, name, row }) => [`${kind} ${name}`, row.required]));
    expect(required.get('articles dateNote')).toBe('if inferred');
    expect(required.get('events dateNote')).toBe('if inferred');
    expect(required.get('articles rights')).toBe('with `full`');
    expect(required.get('articles archivedOn')).toBe('with `archivedUrl`');
  });

  it('has a row for every tag and every attribute, and for no other', () => {
    const rows = tableBelow('The body').map(([tag = '']) => tag);
    const named = rows.flatMap((row) => {
      const tag = /<(\w+)/.exec(row)?.[1];
      return [...(tag ? [`<${tag}>`] : []), ...[...row.matchAll(/(\w+)="/g)].map(([, name]) => name)];
    });
    const there = Object.entries(tags).flatMap(([name, { required, optional }]) => [
      `<${name}>`,
      ...Object.keys({ ...required, ...optional }),
    ]);
    expect(named).toEqual(there);
    const words = Object.values(tags).flatMap(({ optional }) =>
      Object.entries(optional).flatMap(([name, form]) =>
        typeof form === 'string' ? [] : form.map((word: string) => `${name}="${word}"`),
      ),
    );
    for (const word of words) expect(rows.join('\n')).toContain(word);
  });

  it('says in which kinds each tag may stand', () => {
    const places = tableBelow('The body').flatMap(([tag = '', , where = '']) => {
      const name = /<(\w+)/.exec(tag)?.[1];
      return name ? [[name, where]] : [];
    });
    const there = Object.entries(tags).map(([name, tag]) => [
      name,
      tag.kinds.length === kinds.length ? 'everywhere' : tag.kinds.join(', '),
    ]);
    expect(places).toEqual(there);
  });

  it('shows sound fields and a sound body', () => {
    const shown = (language: string) =>
      [...guide.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block = '']) => block);
    const fields = shown('yaml').flatMap((block) => Object.entries(parse(block, { schema: 'failsafe' })));
    const article = new Map(fieldsOf('articles').map(({ name, schema }) => [name, schema]));
    expect(fields.length).toBeGreaterThan(0);
    for (const [name, value] of fields) expect(article.get(name)?.safeParse(value).error).toBeUndefined();
    expect(shown('mdx').flatMap((body) => faultsOfBody(body))).toEqual([]);
    expect(shown('mdx')).toHaveLength(1);
  });

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const commands = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, command]) => command ?? '');
    expect(commands.filter((command) => !Object.hasOwn(scripts, command))).toEqual([]);
    for (const command of ['import', 'new', 'check', 'rename', 'links', 'schemas'])
      expect(commands).toContain(command);
  });

  it('names only kinds, ids and files that can be', () => {
    const folders = [...guide.matchAll(/^## \w+ \(`(\w+)\/`\)/gm)].map(([, folder]) => folder);
    expect(folders.filter((folder) => !kinds.some((kind) => kind === folder))).toEqual([]);
    const ids = [...guide.matchAll(/(?: id| by|utterance)="([^"…]+)"/g)].map(([, id]) => id ?? '');
    expect(ids.filter((id) => !ID.test(id))).toEqual([]);
    const links = [...guide.matchAll(/\]\(([^)#:]+)\)/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => !link.startsWith('/'));
    expect(links.filter((link) => !existsSync(`content/${link}`))).toEqual([]);
  });
});
