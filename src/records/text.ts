/** The words of what a body has become, without its markup. */
import type { ElementContent } from 'hast';

const withinWords = new Set(['em', 'strong', 'a', 'span']);

export function wordsOf(node: ElementContent): string {
  if (node.type !== 'element') return node.type === 'text' ? node.value : '';
  const words = node.children.map(wordsOf).join('');
  return withinWords.has(node.tagName) ? words : ` ${words} `;
}

export const hasWords = (node: ElementContent): boolean => wordsOf(node).trim() !== '';

/** Each run of white space as one space, and none at the ends. */
export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

const beyondLatin = /[\u2e80-\uffff]/;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

/** The words of a text. Each character of a script that is written without spaces counts as one. */
export function splitWords(text: string): string[] {
  const spaced = beyondLatin.test(text) ? text.replace(unspaced, ' $& ') : text;
  return spaced.split(/\s+/).filter(Boolean);
}

/** How many words a text has. */
export const countWords = (text: string): number => splitWords(text).length;

/** Orders texts by code unit, for `sort`: the same on every machine, as no locale's order is. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
