/** Any tool of the MDX world can read the entries: an independent parser finds in them what our reader finds. */
import { readdirSync, readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEntry } from '../../src/records/entry.ts';
import { kinds } from '../../src/records/record.ts';

interface Node {
  type: string;
  name?: string;
  value?: string;
  attributes?: { value: string }[];
  children?: Node[];
}

const remark = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/** The tags of a kind in a document, in order of reading, by the attribute that comes first. */
function tagged(node: Node, name: string): string[] {
  const own = node.name === name ? [node.attributes?.[0]?.value ?? ''] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => tagged(child, name))];
}

const archive = 'tests/fixtures/harbour';
const files = kinds.flatMap((kind) => readdirSync(`${archive}/${kind}`).map((name) => [kind, name] as const));

describe('an entry of the archive', () => {
  it.each(files)('%s/%s is MDX with YAML frontmatter to others too', (kind, name) => {
    const source = readFileSync(`${archive}/${kind}/${name}`, 'utf8');
    const document = remark.parse(source) as Node;
    const { entry, faults } = readEntry(kind, name.replace('.mdx', ''), source);
    expect(faults).toEqual([]);
    expect(document.children?.[0]?.type).toBe('yaml');
    const fields = parse(document.children?.[0]?.value ?? '', { schema: 'failsafe' });
    expect(entry?.fields).toMatchObject(fields);
    expect(tagged(document, 'Event')).toEqual(entry?.body.passages.map(({ event }) => event));
    expect(tagged(document, 'Quote')).toEqual(entry?.body.quotations.map(({ by }) => by));
  });
});
