/** What holds of mending, whatever the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../src/editing/fix.ts';
import { readEntry } from '../../src/records/entry.ts';
import { type Kind, kinds } from '../../src/records/record.ts';
import { textOf } from '../support/entries.ts';
import { runs } from '../support/properties.ts';
import { anyKind, anyText, slips, whole } from './slips.ts';

const fix = (text: string, kind: Kind = 'articles') => fixText(kind, 'x', text);

/** An entry without the places in it, and without the keys of paragraphs, which mending writes. */
const said = (own: Kind, text: string) =>
  JSON.parse(
    JSON.stringify(readEntry(own, 'x', text).entry ?? null, (name, each) =>
      name === 'at' || name === 'paragraphs' ? undefined : each,
    ),
  );
const withoutKeys = (text: string) => text.replace(/^paragraphs: .*\n/m, '');
const faults = (own: Kind, text: string) => readEntry(own, 'x', text).faults.map(({ message }) => message);

describe('mending', () => {
  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(anyKind, anyText, (own, text) => {
        const once = fix(text, own);
        expect(fix(once, own)).toBe(once);
      }),
      { numRuns: runs / 2 },
    );
  });

  it('leaves an entry say the same, and gives no new faults', () => {
    fc.assert(
      fc.property(anyKind, anyText, (own, text) => {
        const mended = fix(text, own);
        const before = said(own, text);
        if (before) expect(said(own, mended)).toEqual(before);
        expect(faults(own, text)).toEqual(expect.arrayContaining(faults(own, mended)));
      }),
      { numRuns: runs / 2 },
    );
  });

  it('keeps every letter, comment and sign, in whatever order', () => {
    const signs = (text: string) => [...withoutKeys(text).replace(/[\s\uFEFF,[\]-]/g, '')].sort().join('');
    fc.assert(
      fc.property(anyKind, anyText, (own, text) => {
        expect(signs(fix(text, own))).toBe(signs(text));
      }),
      { numRuns: runs / 2 },
    );
  });

  it('makes the same text of an entry, however its slips are', () => {
    fc.assert(
      fc.property(slips, (text) => {
        expect(fix(text)).toBe(whole);
      }),
      { numRuns: runs / 4 },
    );
  });

  it('gives a sound entry of any kind back byte for byte', () => {
    for (const own of kinds) {
      const once = fix(textOf(own), own);
      expect(withoutKeys(once).trim()).toBe(
        textOf(own)
          .replace(/: \["(.*)"\]/g, ':\n  - "$1"')
          .trim(),
      );
      expect(fix(once, own)).toBe(once);
    }
  });
});
