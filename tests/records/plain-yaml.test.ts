/** The YAML of most entries is read without a reader of YAML, which must never show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { normaliseSource } from '../../src/records/entry.ts';
import { readPlainYaml } from '../../src/records/plain-yaml.ts';
import { yamlFaults } from '../../src/records/yaml-faults.ts';
import { anyString, runs } from '../support/properties.ts';

/** What a reader of YAML makes of it, and what is wrong with it. */
function readWhole(yaml: string) {
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false });
  return { values: document.toJS({ maxAliasCount: 0 }), faults: yamlFaults(yaml, document) };
}

/** Lines of YAML as authors write them, rightly and wrongly. */
const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('title', 'date', 'people', 'topics', 'url', 'status', 'text', 'language'),
  },
  fc.constantFrom('constructor', '__proto__', 'a b', 'x'.repeat(1100)),
);
const text = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom('Bridge opens', '2024-04-29', 'a-b', '“Roads”', '[]', 'null', 'true'),
  },
  fc.constantFrom(
    '"a: b # c"',
    "'it''s'",
    "'a'",
    '"a\\n"',
    '"a" b',
    '"',
    '',
    '~',
    '|',
    '>',
    '[a, b]',
    '{}',
    '&a',
    '*a',
    '!a',
  ),
  fc.constantFrom(
    'a: b',
    'a:',
    'a #b',
    'a# b',
    'a ',
    'a\u00a0',
    'a\ufeff',
    '- a',
    '? a',
    '-',
    'a\tb',
    '(a)',
    '% a',
    '@a',
    '`a`',
  ),
  anyString({ maxLength: 6 }),
);
const line = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(name, text).map(([key, value]) => `${key}: ${value}`) },
  name.map((key) => `${key}:`),
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('', '  ', '    '), text)
      .map(([indent, value]) => `${indent}- ${value}`),
  },
  text,
  fc.constantFrom('', '  ', '# a', '---', '...', '  b: c', '  continued'),
);
const yaml = fc
  .tuple(fc.constantFrom('', '   \n'), fc.array(line, { minLength: 1, maxLength: 5 }))
  .map(([first, lines]) => `${first}${lines.join('\n')}\n`);

describe('plain YAML', () => {
  it('is what a reader of YAML makes of it, and never at fault', () => {
    let read = 0;
    fc.assert(
      fc.property(yaml, (written) => {
        const values = readPlainYaml(written);
        if (values === undefined) return;
        read++;
        expect({ values, faults: [] }).toEqual(readWhole(written));
      }),
      { numRuns: 50 * runs },
    );
    expect(read).toBeGreaterThan(runs);
  });

  it.each(['content', 'tests/fixtures'])('in the entries of %s is most of it, and the same', (folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.mdx'),
    );
    const written = files.flatMap((file) => {
      const source = normaliseSource(readFileSync(join(folder, file), 'utf8'));
      return /^---\n(.*?\n)---\n/s.exec(source)?.[1] ?? [];
    });
    const read = written.map((each) => [each, readPlainYaml(each)] as const).filter(([, values]) => values);
    expect(read.length).toBeGreaterThan(0.8 * written.length);
    for (const [each, values] of read) expect({ values, faults: [] }).toEqual(readWhole(each));
  });

  it('is left to a reader of YAML where it has a list of maps, a long text or a comment', () => {
    for (const other of ['corrections:\n  - date: x\n', 'note: >\n  a\n', 'note: a # b\n', '# a\nnote: a\n'])
      expect(readPlainYaml(other)).toBeUndefined();
  });
});
