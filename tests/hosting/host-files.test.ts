/** What is written for hosts that nobody can try here: `_headers`, read as those who read it say that they do. */
import { describe, expect, it } from 'vitest';
import { headersOf, rules } from '../../src/hosting/headers.ts';
import { headersFile } from '../../src/hosting/host-files.ts';

interface Block {
  path: string;
  unset: string[];
  set: [name: string, value: string][];
}

function readBlocks(text: string): Block[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [path = '', ...lines] = block.split('\n').map((line) => line.trim());
      const unset = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim());
      const pairs = lines.filter((line) => !line.startsWith('!'));
      const set = pairs.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      });
      return { path, unset, set };
    });
}

const fits = (pattern: string, path: string) => {
  const [before = '', behind = ''] = pattern.split('*');
  return path.startsWith(before) && path.endsWith(behind) && path.length >= before.length + behind.length;
};

/** Cloudflare: what a rule takes away is gone; what two set is joined. */
function onCloudflare(blocks: Block[], path: string): Record<string, string> {
  const headers = new Map<string, string>();
  for (const { unset, set } of blocks.filter((block) => fits(block.path, path))) {
    for (const name of unset) headers.delete(name);
    for (const [name, value] of set) {
      const before = headers.get(name);
      headers.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return Object.fromEntries(headers);
}

/** Netlify: lines without a colon are passed over; what is set later counts. */
const onNetlify = (blocks: Block[], path: string): Record<string, string> =>
  Object.fromEntries(blocks.filter((block) => fits(block.path, path)).flatMap(({ set }) => set));

describe.each(['/', '/archive/'])('_headers of a site at %s', (base) => {
  const text = headersFile({ base });
  const blocks = readBlocks(text);

  it.each([
    '/404.html',
    '/favicon.svg',
    '/_astro/index.a1b2.css',
    '/pagefind/pagefind.js',
    '/pagefind/pagefind-worker.js',
    '/pagefind/wasm.en.pagefind',
    '/pagefind/pagefind.en_1.pf_meta',
    '/pagefind/fragment/en_1.pf_fragment',
    '/search/en_1/items.json',
    '/data/archive.jsonl',
    '/data/calendar.ics',
    '/feeds/people/li-qiang.atom',
    '/feeds/all.json',
    '/sets/years/2024.ris',
    '/sets/all.bib',
    '/social/events/bridge.png',
  ])('gives %s the headers that it is to have, each once', (path) => {
    const address = base + path.slice(1);
    expect(onCloudflare(blocks, address)).toEqual(headersOf(path));
    expect(onNetlify(blocks, address)).toEqual(headersOf(path));
  });

  it.each(['/', '/stories/a/', '/search/', '/embed/people/li-qiang/'])(
    'gives the page at %s what it is to have, but for its type, which hosts know',
    (path) => {
      const { 'Content-Type': _, ...own } = headersOf(path);
      expect(onCloudflare(blocks, base + path.slice(1))).toEqual(own);
      expect(onNetlify(blocks, base + path.slice(1))).toEqual(own);
    },
  );

  it('keeps within what Cloudflare reads: 100 rules, 2,000 characters a line, one * in a path', () => {
    expect(blocks.length).toBeGreaterThan(rules.length);
    expect(blocks.length).toBeLessThanOrEqual(100);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(blocks.filter(({ path }) => path.split('*').length !== 2)).toEqual([]);
  });
});
