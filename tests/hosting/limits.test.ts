import { expect, it } from 'vitest';
import { expectedSize, sizeInWords, tooLargeFor } from '../../src/hosting/limits.ts';

it('names each host that a site is too large for, with the limit that it passes', () => {
  expect(tooLargeFor({ files: 20_000, bytes: 1e9 })).toEqual([]);
  expect(tooLargeFor({ files: 20_001, bytes: 1e8 })).toEqual([
    'Cloudflare Pages, free of charge (20,000 files)',
  ]);
  expect(tooLargeFor({ files: 250_000, bytes: 7.5e9 })).toEqual([
    'Cloudflare Pages, free of charge (20,000 files)',
    'Cloudflare Pages, paid (100,000 files)',
    'GitHub Pages (1 GB)',
    'GitLab Pages (200,000 files, 1 GB)',
  ]);
});

it('expects ten thousand articles to become as many files as they do', () => {
  expect(sizeInWords(expectedSize(10_000))).toBe('23,000 files, 0.75 GB');
  expect(sizeInWords({ files: 321, bytes: 2_412_000 })).toBe('321 files, 2.4 MB');
});
