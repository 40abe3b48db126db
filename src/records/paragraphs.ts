/**
 * Addresses of paragraphs, which last. A paragraph's key is made of its words. An article's field `paragraphs` keeps the
 * keys that its paragraphs have had; they are aligned with the paragraphs that there are, so that each key goes on
 * leading to a place, whatever was edited.
 */
import { hash } from 'node:crypto';
import { diffArrays } from 'diff';
import type { Element, ElementContent } from 'hast';
import { nextAnchor } from './anchors.ts';
import { smallWords, wordsOf } from './text.ts';

/** A paragraph by its keys, each of which is an id on the page once `p-` stands before it. */
export interface Paragraph {
  /** `kqvzpt`, or `kqvzpt.2` where another on the page has the same words. */
  key: string;
  /** Keys that it had before its words were changed, and those of paragraphs that it took in. */
  former: string[];
}

const CONSONANTS = 'bcdfghjkmnpqrstvwxz';
const KEY = `[${CONSONANTS}]{6}(?:\\.\\d+)?`;
const KEYS = `${KEY}(?:\\+${KEY})*`;

/** The form of the field `paragraphs`: the keys of each paragraph, the present one first. */
export const PARAGRAPHS = new RegExp(`^${KEYS}(?: ${KEYS})*$`);

/** @returns what the field says, each key once; nothing where it has another form */
export function readParagraphs(field: unknown): Paragraph[] {
  if (typeof field !== 'string' || !PARAGRAPHS.test(field.trim())) return [];
  const seen = new Set<string>();
  return field
    .trim()
    .split(' ')
    .flatMap((keys) => {
      const [key, ...former] = keys.split('+').filter((each) => !seen.has(each) && seen.add(each));
      return key === undefined ? [] : { key, former };
    });
}

/** The field `paragraphs`, as it should be written. */
export const writeParagraphs = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ key, former }) => [key, ...former].join('+')).join(' ');

/** The key of a paragraph's words, which no change of capitals, punctuation or markup alters. */
export function keyOf(words: string): string {
  const bytes = hash('sha1', smallWords(words), 'buffer');
  let key = '';
  for (let at = 0; at < 6; at++) key += CONSONANTS[(bytes[at] ?? 0) % CONSONANTS.length];
  return key;
}

/**
 * The paragraphs of a body, in order: each `p`, and each item of a list that holds none. The archive's notes have none.
 */
export function paragraphsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node): Element[] => {
    if (node.type !== 'element' || isNote(node) || isTranslation(node)) return [];
    const isParagraph = node.tagName === 'p' || (node.tagName === 'li' && !holdsParagraph(node));
    const own = isParagraph && ownWords(node).trim() !== '' ? [node] : [];
    return [...own, ...paragraphsIn(node.children)];
  });
}

const isList = ({ tagName }: Element) => tagName === 'ul' || tagName === 'ol';
const hasClass = ({ properties: { className } }: Element, ...names: string[]) =>
  Array.isArray(className) && names.some((name) => className.includes(name));
const isNote = (node: Element) => hasClass(node, 'note');
const isTranslation = (node: Element) => hasClass(node, 'translation');

/** Is there a paragraph in an item, but for its notes and the lists in it? */
const holdsParagraph = (item: Element): boolean =>
  item.children.some(
    (child) =>
      child.type === 'element' &&
      !isNote(child) &&
      !isList(child) &&
      (child.tagName === 'p' || holdsParagraph(child)),
  );

/** The words of a paragraph, without what the archive puts in and the items of further lists. */
export const ownWords = (paragraph: Element): string => wordsOf(withoutInsertions(paragraph));

const withoutInsertions = (node: Element): Element => ({
  ...node,
  children: node.children.flatMap((child) => {
    if (child.type !== 'element') return child;
    return isList(child) || hasClass(child, 'note', 'speech', 'translation') ? [] : withoutInsertions(child);
  }),
});

/**
 * Aligns the paragraphs of a text with those that were kept.
 *
 * @param words the key of each paragraph's words, in order
 * @param kept in order, no key twice
 * @returns the keys of each paragraph. All that were kept are among them, and none is there twice.
 */
export function alignParagraphs(words: readonly string[], kept: readonly Paragraph[]): Paragraph[] {
  if (words.length === 0) return [];
  const isUnchanged = kept.length === words.length && kept.every(({ key }, at) => bareKey(key) === words[at]);
  if (isUnchanged) return kept.map(({ key, former }) => ({ key, former: [...former] }));
  const heirs = findHeirs(words, kept);
  const keys = new Map<number, string>();
  for (const [index, { key }] of kept.entries()) {
    const heir = heirs.get(index) ?? 0;
    if (words[heir] === bareKey(key) && !keys.has(heir)) keys.set(heir, key);
  }
  const former = Map.groupBy(
    kept.flatMap((paragraph) => paragraph.former),
    bareKey,
  );
  const used = new Set(kept.flatMap(({ key, former }) => [key, ...former]));
  const counts = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    // Words that were there before have the key that they had then.
    const key = keys.get(at) ?? former.get(word)?.shift() ?? unusedKey(word, used, counts);
    used.add(key);
    keys.set(at, key);
  }
  const present = new Set(keys.values());
  const inherited = Map.groupBy(kept.keys(), (index) => heirs.get(index));
  return words.map((word, at) => ({
    key: keys.get(at) ?? word,
    former: (inherited.get(at) ?? [])
      .flatMap((index) => [kept[index]?.key ?? '', ...(kept[index]?.former ?? [])])
      .filter((key) => !present.has(key)),
  }));
}

/** Without the number that tells it from others of the same words. */
const bareKey = (key: string): string => key.replace(/\..*/, '');

/** @param counts how many keys of each word have been tried; counts on */
function unusedKey(word: string, used: ReadonlySet<string>, counts: Map<string, number>): string {
  let key = nextAnchor(word, counts);
  while (used.has(key)) key = nextAnchor(word, counts);
  return key;
}

/** Texts that differ by more are aligned by their places alone: to compare them would take minutes. */
const MOST_CHANGES = 1000;

/** Paragraphs between two that are the same as before. */
interface Gap {
  kept: number[];
  present: number[];
  /** The paragraph before those that are there now. */
  before: number;
}

/**
 * Finds the paragraph to which the keys of each kept one lead: by the same words in the same order, then by the same words
 * elsewhere, then by its place between those. One that has gone leaves its keys to the nearest before it.
 *
 * @returns indices of paragraphs, by the index of the kept one
 */
function findHeirs(words: readonly string[], kept: readonly Paragraph[]): Map<number, number> {
  const heirs = new Map<number, number>();
  const gaps = gapsBetween(words, kept, heirs);
  const taken = new Set(heirs.values());
  const places = Map.groupBy(words.keys(), (at) => words[at]);
  for (const index of gaps.flatMap((gap) => gap.kept)) {
    const same = places.get(bareKey(kept[index]?.key ?? '')) ?? [];
    const isTaken = (at: number | undefined) => at !== undefined && taken.has(at);
    while (same.length > 1 && isTaken(same[0])) same.shift();
    const [moved] = same;
    if (moved === undefined) continue;
    heirs.set(index, moved);
    taken.add(moved);
  }
  for (const gap of gaps) {
    const present = gap.present.filter((at) => !taken.has(at));
    const rest = gap.kept.filter((index) => !heirs.has(index));
    for (const [place, index] of rest.entries())
      heirs.set(index, present[place] ?? present.at(-1) ?? gap.before);
  }
  return heirs;
}

/** Enters the paragraphs that stand there in the same order as before among the heirs. @returns what is between them */
function gapsBetween(
  words: readonly string[],
  kept: readonly Paragraph[],
  heirs: Map<number, number>,
): Gap[] {
  const old = kept.map(({ key }) => bareKey(key));
  const changes = diffArrays(old, [...words], { maxEditLength: MOST_CHANGES });
  if (!changes) return [{ kept: [...old.keys()], present: [...words.keys()], before: 0 }];
  const gaps: Gap[] = [{ kept: [], present: [], before: 0 }];
  let index = 0;
  let at = 0;
  for (const { value, added, removed } of changes) {
    for (const _ of value) {
      if (added) gaps.at(-1)?.present.push(at++);
      else if (removed) gaps.at(-1)?.kept.push(index++);
      else {
        heirs.set(index++, at);
        gaps.push({ kept: [], present: [], before: at++ });
      }
    }
  }
  return gaps;
}
