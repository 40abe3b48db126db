import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/links/journal.ts';
import { temporaryFolder } from '../support/build.ts';

interface Kept {
  status: number;
}

const file = () => join(temporaryFolder('journal'), 'deep/journal.jsonl');
const open = (path: string) => new Journal<Kept>(path);

describe('a journal', () => {
  it('knows what another process has kept, and nothing else', () => {
    const path = file();
    open(path).keep('a\n\u2028', { status: 200 });
    expect(open(path).get('a\n\u2028')).toEqual({ status: 200 });
    expect(open(path).get('b')).toBeUndefined();
  });

  it('passes over what was cut off, wherever that was, and goes on behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), fc.nat(), (asked, cut) => {
        const path = file();
        const first = open(path);
        for (const each of asked) first.keep(each, { status: 200 });
        const text = readFileSync(path);
        writeFileSync(path, text.subarray(0, cut % text.length));
        open(path).keep('later', { status: 404 });
        const again = open(path);
        expect(again.get('later')).toEqual({ status: 404 });
        for (const each of new Set(asked)) {
          if (each !== 'later') expect([undefined, { status: 200 }]).toContainEqual(again.get(each));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('passes over lines that are none of its own', () => {
    const path = file();
    open(path).keep('a', { status: 200 });
    appendFileSync(path, 'null\n[]\n[1,{}]\n["b",null]\n["c",3]\n');
    const journal = open(path);
    expect(['a', 'b', 'c'].map((asked) => journal.get(asked)?.status)).toEqual([200, undefined, undefined]);
  });

  it('that is cleared is gone, and can be begun afresh', () => {
    const path = file();
    const journal = open(path);
    journal.keep('a', { status: 200 });
    journal.clear();
    expect([existsSync(path), journal.get('a')]).toEqual([false, undefined]);
    journal.keep('b', { status: 200 });
    expect(open(path).get('b')).toEqual({ status: 200 });
  });
});
