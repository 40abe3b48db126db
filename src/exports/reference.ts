/** What a citation says of an article: from it each style and each format is made. */
import { dateOf, viewDate } from '../archive/dates.ts';
import { type CalendarDate, isoDate, parseEdtf } from '../records/edtf.ts';
import type { Entry, Medium, Records } from '../records/record.ts';

/** A bibliographic reference to the original of an article. */
export interface Reference {
  /** The article's. */
  id: string;
  /** Without brackets, also where the archive supplies it. */
  title: string;
  isSupplied: boolean;
  authors: Author[];
  medium: Medium;
  /** The name of the source. */
  publication: string;
  /** When it was published; absent where not even a year is known. */
  issued?: Issued;
  /** The date in words where it has no known beginning, so that not even a year is known. */
  dateInWords?: string;
  /** The day on which the publisher retracted it (`YYYY-MM-DD`). */
  retracted?: string;
  /** The original's (BCP 47). */
  language: string;
  url?: string;
  /** A snapshot of the original, and the day on which it was taken (`YYYY-MM-DD`). */
  snapshot?: { url: string; day: string };
  summary: string;
  /** The names of its topics. */
  keywords: string[];
}

/** A person in two parts, or whoever's name is printed whole. */
export type Author = { family: string; given: string } | { literal: string };

/** A date as citations know it: `from` alone, or a span. */
export interface Issued {
  from: CalendarDate;
  to?: CalendarDate;
  /** Is it one day of the span, rather than all of it? */
  isOneOf?: true;
  /** Is it approximate, uncertain, or inferred by the archive? */
  isCirca: boolean;
  isInferred?: true;
  /** The date in words, where numbers do not tell it: a part of a year, or a set without an end. */
  words?: string;
}

export function referenceOf({ id, fields }: Entry<'articles'>, { sources, topics }: Records): Reference {
  const { title, url, archivedUrl, archivedOn, language, summary } = fields;
  return {
    id,
    title,
    isSupplied: fields.titleBasis === 'supplied',
    authors: authorsOf(fields),
    medium: fields.medium,
    publication: sources.get(fields.source)?.fields.name ?? fields.source,
    ...publicationOf(fields),
    language,
    ...(url && { url }),
    ...(archivedUrl && archivedOn && { snapshot: { url: archivedUrl, day: archivedOn } }),
    summary,
    keywords: fields.topics.map((topic) => topics.get(topic)?.fields.name ?? topic),
  };
}

/** When an article was published, and whether that was taken back. */
export function publicationOf(
  fields: Pick<Entry<'articles'>['fields'], 'date' | 'dateText' | 'dateBasis' | 'retracted'>,
): Pick<Reference, 'issued' | 'dateInWords' | 'retracted'> {
  const issued = issuedOf(fields);
  return {
    ...(issued ? { issued } : { dateInWords: dateOf(fields).label }),
    ...(fields.retracted && { retracted: fields.retracted }),
  };
}

/** The authors of a byline: persons in two parts, organisations whole. */
export const authorsOf = ({
  byline,
  bylineOrganisations,
}: Pick<Entry<'articles'>['fields'], 'byline' | 'bylineOrganisations'>): Author[] =>
  byline.map((name) => (bylineOrganisations.includes(name) ? { literal: name } : authorOf(name)));

/** An author's name as it is spoken, the given name first. */
export const naturalName = (author: Author): string =>
  'literal' in author ? author.literal : `${author.given} ${author.family}`;

/** Particles that begin a family name. */
const PARTICLES = new Set(
  'al ben bin da das de del della den der di do dos du el la le ten ter van von zu'.split(' '),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
/** Behind a comma, what styles of citation leave out: degrees and the like, in the case in which they are written. */
const DEGREE =
  /^(?:Ph\.? ?D|D\.? ?Phil|M\.? ?Phil|M\.?D|J\.?D|LL\.?[BMD]|M\.?B\.?A|[BM]\.?Sc|Ed\.?D|R\.?N|Esq)\.?$/;

/**
 * A printed name in two parts: the last word is the family name, with the particles before it. A comma parts them
 * otherwise (`García Márquez, Gabriel`), and a second one a suffix (`King, Martin Luther, Jr.`). Degrees behind a whole name
 * are left out (`John Smith, PhD`). A name of one word, in a script without spaces, or with more commas stays whole.
 */
export function authorOf(name: string): Author {
  const parts = name.split(/\s*,\s*/);
  const isWhole = /\s/.test(parts[0] ?? '') || parts.length > 2;
  while (isWhole && parts.length > 1 && DEGREE.test(parts.at(-1) ?? '')) parts.pop();
  const [before = '', after, third, ...more] = parts;
  if (before === '' || more.length > 0 || (third !== undefined && !SUFFIX.test(third)))
    return { literal: name };
  if (after && !SUFFIX.test(after)) return { family: third ? `${before} ${third}` : before, given: after };
  const words = before.split(/\s+/);
  if (after) words.push(after);
  const isSuffixed = words.length > 2 && SUFFIX.test(words.at(-1) ?? '');
  let start = words.length - (isSuffixed ? 2 : 1);
  while (start > 0 && PARTICLES.has(words[start - 1] ?? '')) start--;
  const [given, family] = [words.slice(0, start).join(' '), words.slice(start).join(' ')];
  return given === '' ? { literal: name } : { family, given };
}

/** A family name, and the suffix that {@link authorOf} leaves behind it: `Lind Jr.` is `Lind` and `Jr.`. */
export function partSuffix(name: string): { family: string; suffix?: string } {
  const [last = '', ...before] = name.split(' ').reverse();
  return before.length > 0 && SUFFIX.test(last)
    ? { family: before.reverse().join(' '), suffix: last }
    : { family: name };
}

/** What is to be said of a date where a format has room for one certain day alone; nothing where it is that. */
export function noteOfDate({ from, to, isOneOf, isCirca, isInferred, words }: Issued): string | undefined {
  const isBetween = isOneOf && to;
  const isUncertain =
    isCirca && !isBetween && !words && (!isInferred || from.qualifier !== '' || (to && to.qualifier !== ''));
  const notes = [
    words && `The date: ${words}.`,
    to &&
      !words &&
      (isBetween
        ? `The date lies between ${isoDate(from)} and ${isoDate(to)}.`
        : `The date is a span, ${isoDate(from)}/${isoDate(to)}.`),
    isUncertain && 'The date is approximate or uncertain.',
    isInferred && 'The date is inferred by the archive.',
  ];
  return notes.filter(Boolean).join(' ') || undefined;
}

/** What is to be said of a reference where a format has no field for it: of its date, and that it was retracted. */
export function notesOn({
  issued,
  dateInWords,
  retracted,
}: {
  issued?: Issued | undefined;
  dateInWords?: string | undefined;
  retracted?: string | undefined;
}): string | undefined {
  const notes = [
    issued && noteOfDate(issued),
    dateInWords && `The date: ${dateInWords}.`,
    retracted && `Its publisher retracted it on ${viewDate(retracted).label}.`,
  ];
  return notes.filter(Boolean).join(' ') || undefined;
}

/** The title as bibliographies print it: in square brackets where the archive supplies it. */
export const printedTitle = ({ title, isSupplied }: Pick<Reference, 'title' | 'isSupplied'>): string =>
  isSupplied ? `[${title}]` : title;

/** The keywords in one text, as formats have them that part them at commas: their own are left out. */
export const keywordsInARow = ({ keywords }: Pick<Reference, 'keywords'>): string =>
  keywords.map((keyword) => keyword.replaceAll(',', '')).join(', ');

/** When an article was published, as a citation says it; `undefined` where not even a year is known. */
export function issuedOf({
  date,
  dateBasis,
}: Pick<Entry<'articles'>['fields'], 'date' | 'dateBasis'>): Issued | undefined {
  const edtf = parseEdtf(date);
  if (!edtf) return undefined;
  const [from, to] = edtf.form === 'date' ? [edtf.date] : [edtf.from, edtf.to];
  if (!from) return undefined;
  const isOneOf = edtf.form === 'oneOf';
  // Of a span without an end no more is known than when it began.
  const isUncertain = to === null || isOneOf || [from, to].some((one) => one && one.qualifier !== '');
  const words = from.part || to?.part || (isOneOf && !to) ? dateOf({ date }).label : undefined;
  // From spring to autumn: of both, numbers tell but the year.
  const end = to && isoDate(to) !== isoDate(from) ? to : undefined;
  const span = { from, ...(end && { to: end }), ...(isOneOf && { isOneOf }), ...(words && { words }) };
  return dateBasis === 'inferred'
    ? { ...span, isCirca: true, isInferred: true }
    : { ...span, isCirca: isUncertain };
}

/** Writes a list of references in some format. */
export type ReferenceWriter = (references: readonly Reference[]) => string;

/** Makes the text of each reference once, since most stand in a dozen lists. */
export function eachOnce(make: (reference: Reference) => string): (reference: Reference) => string {
  const texts = new WeakMap<Reference, string>();
  return (reference) => texts.getOrInsertComputed(reference, make);
}
