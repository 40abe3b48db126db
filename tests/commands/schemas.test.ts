import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionFiles } from '../../src/commands/schemas.ts';
import { kinds } from '../../src/records/record.ts';
import { temporaryFolder } from '../support/folders.ts';

describe('what an editor’s extension reads for completion', () => {
  const content = join(temporaryFolder('completion'), 'Ein Ordner ü');
  cpSync('tests/fixtures/good', content, { recursive: true });
  const files = completionFiles(content);
  const { collections, entries } = JSON.parse(files.get('.astro/collections/collections.json') ?? '');

  it('has a schema for every kind, under the name by which the kind is told', () => {
    expect(collections.map(({ name }: { name: string }) => name)).toEqual(kinds);
    for (const kind of kinds) {
      const schema = JSON.parse(files.get(`.astro/collections/${kind}.schema.json`) ?? '');
      expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    }
  });

  it('tells of every entry which kind it is of, by its address in small letters', () => {
    const paths = Object.entries(entries).map(([address, kind]) => [
      String(address).split('/').slice(-2),
      kind,
    ]);
    expect(paths).toContainEqual([['people', 'mina-torvald.mdx'], 'people']);
    expect(paths).toContainEqual([['articles', '2024-03-05-bridge-opens.mdx'], 'articles']);
    expect(Object.keys(entries).every((address) => address.includes('/ein ordner ü/'))).toBe(true);
  });
});
