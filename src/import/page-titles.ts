/** The headline of a page, apart from the name of its site and from what is written for search engines. */
import { agrees, differ } from './agreement.ts';
import type { Fact } from './original.ts';
import { type PageDocument, type RawMetadata, readTitleElement } from './page-formats.ts';
import { isProse, normalise, type PageLine } from './page-lines.ts';

/** What stands between a headline and the name of the site. */
const HOUSE_MARK =
  /\s+[-–—|·•»:]+\s+|\s*[|_｜]\s*|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])\s*[-–—]\s*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;

/** Of titles that people write, in characters. */
const LONGEST = 500;

/** Takes the name of the site off a title, where that is known, or where the rest stands on the page by itself. */
function stripHouse(title: string, house: string | undefined, printed: ReadonlySet<string>): string {
  if (title.length > LONGEST || printed.has(normalise(title))) return title;
  const isHouse = (text: string) => house !== undefined && normalise(text) === normalise(house);
  const marks = [...title.matchAll(HOUSE_MARK)].toReversed();
  for (const { 0: mark, index } of marks) {
    const [head, tail] = [title.slice(0, index), title.slice(index + mark.length)];
    if (isHouse(tail) || (printed.has(normalise(head)) && head.length > tail.length / 2)) return head;
    if (isHouse(head)) return tail;
  }
  return title;
}

/** Do two titles share at least half of their words, or is one part of the other? */
function resembles(a: string, b: string): boolean {
  const [one, other] = [normalise(a), normalise(b)];
  if (one.includes(other) || other.includes(one)) return Math.min(one.length, other.length) > 3;
  const words = (text: string) => new Set(text.match(/\p{sc=Han}|[\p{L}\p{N}]+/gu));
  const [few, many] = [words(one), words(other)].toSorted((x, y) => x.size - y.size);
  return (
    few !== undefined && many !== undefined && few.size > 0 && few.intersection(many).size >= few.size / 2
  );
}

const isLong = (text: string): boolean =>
  text.split(' ').length >= 4 || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{8}/u.test(text);

export function findTitle(
  formats: readonly RawMetadata[],
  pageTitle: string,
  headings: readonly string[],
  lines: readonly PageLine[],
  house: string | undefined,
  remarks: string[],
): Fact | undefined {
  const printed = new Set(
    lines.filter(({ text }) => text.length < 300 && !isProse(text)).map(({ text }) => normalise(text)),
  );
  const named = formats.flatMap(({ name, titles }) =>
    titles.flatMap((raw) => {
      const value = stripHouse(raw ?? '', house, printed);
      return value ? [{ value, by: name }] : [];
    }),
  );
  const told = [...named.map(({ value }) => value), ...(pageTitle ? [pageTitle] : [])];
  const own = [...new Set(headings)].filter(
    (heading) => heading && normalise(heading) !== normalise(house ?? ''),
  );
  const matching = own.filter((heading) => told.some((title) => resembles(heading, title)));
  const [only] = own.length === 1 ? own : matching.length === 1 ? matching : [];
  const heading =
    only !== undefined && (matching.includes(only) || isLong(only) || told.length === 0) ? only : undefined;
  const same = named.find(({ value }) => heading !== undefined && normalise(value) === normalise(heading));
  const first = same ?? (heading ? { value: heading, by: 'the heading of the page' } : named[0]);
  if (first) {
    const other = named.find(({ value }) => !agrees('title', value, first.value));
    if (other) remarks.push(differ('title', first, other));
    return first;
  }
  return undefined;
}

/** The `<title>` of a page as its headline, where nothing better is there. */
export function readPageTitle(
  page: PageDocument,
  lines: readonly PageLine[],
  house: string | undefined,
): Fact | undefined {
  const written = readTitleElement(page);
  const printed = new Set(
    lines.filter(({ text }) => text.length < 300 && !isProse(text)).map(({ text }) => normalise(text)),
  );
  const value = stripHouse(written, house, printed);
  if (!value) return undefined;
  if (printed.has(normalise(value))) return { value, by: 'the page’s title, and a line of it' };
  return {
    value,
    by: 'the page’s title',
    inferred: 'It is the title of the page, which may hold more than the headline.',
  };
}
