import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { subsetFace } from '../src/styles/face.ts';

const caches = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'face-')));
afterAll(() => {
  for (const cache of caches) rmSync(cache, { recursive: true });
});

it('is made the same, byte for byte, wherever it is made, and twice at once', async () => {
  const [first = '', second = ''] = caches;
  const folders = await Promise.all([subsetFace(first), subsetFace(second), subsetFace(second)]);
  const [one, other, again] = folders.map((folder) =>
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]),
  );
  expect(one?.map(([file]) => file)).toEqual(['newsreader-headline.woff2', 'newsreader-text.woff2']);
  expect(other).toEqual(one);
  expect(again).toEqual(one);
  expect(readdirSync(second)).toHaveLength(1);
});

it('is made anew where a part of it is all that was left', async () => {
  const [cache = ''] = caches;
  const file = join(await subsetFace(cache), 'newsreader-text.woff2');
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, 3000));
  await subsetFace(cache);
  expect(readFileSync(file).equals(whole)).toBe(true);
});
