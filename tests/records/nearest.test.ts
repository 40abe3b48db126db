import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/records/nearest.ts';

const topics = ['elections', 'election-law', 'trade', 'roads'];

describe('a word that nobody knows', () => {
  it.each([
    ['elctions', 'elections'],
    ['raods', 'roads'],
    ['Trade', 'trade'],
    ['election-laws', 'election-law'],
  ])('%s was perhaps meant as %s', (written, meant) => {
    expect(didYouMean(written, topics)).toBe(`: did you mean \`${meant}\`?`);
  });

  it('was perhaps meant as the nearest of several', () => {
    expect(didYouMean('election', ['elections', 'selection-law', 'elect'])).toBe(
      ': did you mean `elections`?',
    );
  });

  it.each(['weather', 'x', '', 'elections-in-the-far-north'])('%s is near none of them', (written) => {
    expect(didYouMean(written, topics)).toBe('');
  });

  it('is not taken for another short word', () => {
    expect(didYouMean('cn', ['us', 'uk'])).toBe('');
  });

  it('is near nothing where nothing is known', () => {
    expect(didYouMean('trade', [])).toBe('');
  });

  it('is looked up however long it is', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `topic-${index}`);
    expect(didYouMean('x'.repeat(100_000), many)).toBe('');
  });
});
