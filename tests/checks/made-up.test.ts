/** Made-up archives, by which the whole is measured, must be ones that an editor would be content with. */
import { expect, it } from 'vitest';
import { checkFolder } from '../../src/checks/check.ts';
import { proofread } from '../../src/checks/proofread.ts';
import { readFolder } from '../../src/records/folder.ts';
import { generateArchive } from '../bench/generate.ts';
import { temporaryFolder } from '../support/folders.ts';

it.each([1, 2, 3])('nothing is found in a made-up archive: %d', (seed) => {
  const folder = temporaryFolder('made-up');
  generateArchive(folder, 120, seed);
  expect(proofread(folder, readFolder(folder).records)).toEqual([]);
});

it('nor in the one on which the pages and the search are tested, but that a withdrawn story alone reports an event', () => {
  const folder = 'tests/fixtures/harbour';
  const found = [...checkFolder(folder), ...proofread(folder, readFolder(folder).records)];
  expect(found.map(({ file }) => file)).toEqual(['events/leak-looked-for.mdx']);
  expect(found[0]?.message).toContain('nothing holds this event up but what was withdrawn');
});
