import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeFormerIds } from '../../src/editing/rewrite.ts';
import { readEntry } from '../../src/records/entry.ts';

describe('the former ids of an entry', () => {
  const line = fc.constantFrom('\n', '\r\n');
  const start = fc.constantFrom('', '\uFEFF');
  const form = fc.constantFrom(
    'formerIds: [a, b]\n',
    'formerIds:\n  - a\n  - b # kept\n',
    'formerIds: []\n',
    'formerIds:\n- a\n',
    '',
  );
  const rest = fc.constantFrom('', '# a remark\n', 'aliases: []\n');

  it('are changed, and nothing else is, however the file is written', () => {
    fc.assert(
      fc.property(start, line, rest, form, rest, (bom, end, before, written, after) => {
        fc.pre(before !== after || !before.startsWith('aliases'));
        const source = (ids: string) =>
          `${bom}---\nname: Roads\ndescription: Roads.\n${before}${ids}${after}---\n\nThe roads.\n`.replaceAll(
            '\n',
            end,
          );
        const had = written.match(/\b[ab]\b(?=[\],\n ])/g) ?? [];
        const changed = changeFormerIds(source(written), { add: ['c'], remove: ['b'] });
        const { entry, faults } = readEntry('topics', 'x', changed);
        expect(faults).toEqual([]);
        expect(entry?.fields.formerIds).toEqual([...had.filter((id) => id !== 'b'), 'c']);
        const without = changeFormerIds(changed, { add: [], remove: ['a', 'c'] });
        expect(without).toBe(source(''));
      }),
    );
  });
});
