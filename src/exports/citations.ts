/**
 * References as bibliographies print them, in the form that a newspaper's article has in each style, with what else it is
 * beside its title. Our own
 * formatter: the processors of CSL carry licences that no part of the site can have, and change the case of titles.
 */
import { type CalendarDate, parseEdtf } from '../records/edtf.ts';
import { media } from './media.ts';
import {
  type Author,
  type Issued,
  naturalName,
  partSuffix,
  printedTitle,
  type Reference,
} from './reference.ts';

/** The styles, by what each is called: the first is the one that a page shows. */
export const styles = { apa: 'APA 7', chicago: 'Chicago 18', mla: 'MLA 9', wikipedia: 'Wikipedia' };

export type Style = keyof typeof styles;

/**
 * Cites the original of an article.
 *
 * - `apa`: an entry of the reference list (Publication Manual of the American Psychological Association, 7th edition)
 * - `chicago`: an entry of the bibliography (The Chicago Manual of Style, 18th edition, notes and bibliography)
 * - `mla`: an entry of the list of works cited (MLA Handbook, 9th edition)
 * - `wikipedia`: a template, mostly `{{cite news}}` (Citation Style 1)
 *
 * @returns one line of plain text, at whose end stands when the article was retracted, if it was. Titles and names keep their case. The address is the snapshot's, where there is one.
 */
export const cite = (reference: Reference, style: Style): string => formatters[style](reference);

const formatters: Record<Style, (reference: Reference) => string> = { apa, chicago, mla, wikipedia };

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** As MLA shortens them. */
const SHORT_MONTHS = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

function apa(reference: Reference): string {
  const { issued, publication } = reference;
  const retracted = retractionOf(reference);
  const date = `(${issued?.isCirca ? 'ca. ' : ''}${issued ? yearFirst(issued) : 'n.d.'}).`;
  const authors = apaAuthors(reference.authors);
  const { genre } = media[reference.medium];
  const title = ended(`${printedTitle(reference)}${genre ? ` [${genre}]` : ''}`);
  return joined(
    ...(authors ? [ended(authors), date, title] : [title, date]),
    ended(publication),
    addressOf(reference),
    retracted && `(Retraction published ${yearFirst({ from: retracted })})`,
  );
}

function chicago(reference: Reference): string {
  const { authors, issued, publication } = reference;
  const date = !issued ? 'n.d.' : issued.isCirca ? `[${monthFirst(issued)}?]` : monthFirst(issued);
  const address = addressOf(reference);
  const retracted = retractionOf(reference);
  const { genre, standsAlone } = media[reference.medium];
  // What nobody signed is a newspaper's, in which it stands.
  const isByPublication = authors.length === 0 && !standsAlone;
  return joined(
    isByPublication ? ended(publication) : authors.length > 0 && ended(chicagoAuthors(authors)),
    quoted(reference),
    genre && `${genre}.`,
    ended(isByPublication ? date : `${publication}, ${date}`),
    address && `${address}.`,
    retracted && `Retracted ${monthFirst({ from: retracted })}.`,
  );
}

function mla(reference: Reference): string {
  const { issued } = reference;
  const date = issued && `${issued.isCirca ? 'Circa ' : ''}${dayFirst(issued, SHORT_MONTHS)}`;
  const container = [reference.publication, date, addressOf(reference)].filter(Boolean).join(', ');
  const authors = mlaAuthors(reference.authors);
  const retracted = retractionOf(reference);
  return joined(
    authors && ended(authors),
    quoted(reference),
    ended(container),
    retracted && `Retracted ${dayFirst({ from: retracted }, SHORT_MONTHS)}.`,
  );
}

function wikipedia(reference: Reference): string {
  const { authors, issued, language, url, snapshot } = reference;
  const { template, standsAlone } = media[reference.medium];
  const fields: [name: string, value: string | undefined][] = [
    ...authors.flatMap((author, index) => wikipediaAuthor(author, authors.length > 1 ? index + 1 : '')),
    ['title', escapeWikitext(printedTitle(reference))],
    ['date', wikipediaDate(issued)],
    [standsAlone ? 'publisher' : 'work', escapeWikitext(reference.publication)],
    ['language', /^en\b/.test(language) ? undefined : language],
    ['url', escapeWikiUrl(url ?? snapshot?.url)],
    ['archive-url', url && escapeWikiUrl(snapshot?.url)],
    ['archive-date', url && snapshot?.day],
  ];
  const written = fields.flatMap(([name, value]) => (value ? `|${name}=${value}` : []));
  const retracted = retractionOf(reference);
  return joined(
    `{{${template} ${written.join(' ')}}}`,
    retracted && `Retracted ${dayFirst({ from: retracted }, MONTHS)}.`,
  );
}

/** Sentences that there are, one after another. */
const joined = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(' ');

const addressOf = ({ url, snapshot }: Reference): string | undefined => snapshot?.url ?? url;

/** The day on which the publisher took the article back: none of the styles has a place for it but behind the whole. */
function retractionOf({ retracted }: Reference): CalendarDate | undefined {
  const date = retracted === undefined ? undefined : parseEdtf(retracted);
  return date?.form === 'date' ? date.date : undefined;
}

/** Text that ends a sentence, with a full stop where it has no such mark; before quotation marks that close it. */
const ended = (text: string): string => text.replace(/(?<![.?!…。？！؟۔｡][”"’»」』]*)(?=[”"]*$)/, '.');

/**
 * A title as Chicago and MLA quote it, with quotation marks of its own made single; one that the archive supplies
 * stands in its brackets alone, since nobody printed it.
 */
function quoted(reference: Reference): string {
  if (reference.isSupplied) return `${printedTitle(reference)}.`;
  const inner = ended(reference.title)
    .replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'))
    .replace(/(?<![^\s([—–])"/g, '‘')
    .replaceAll('"', '’');
  return `“${inner}”`;
}

/** `Quill, A. M., & Lind, B., Jr.`; of more than twenty, nineteen and the last. */
function apaAuthors(authors: readonly Author[]): string {
  const names = authors.map((author) => inverted(author, initialsOf));
  return names.length > 20
    ? `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1)}`
    : inARow(names, authors, '&');
}

/** `Quill, Ada Mary, and Bo Lind Jr.`; of more than six, three. */
function chicagoAuthors(authors: readonly Author[]): string {
  const names = authors.map((author, index) => (index === 0 ? inverted(author) : naturalName(author)));
  return names.length > 6 ? `${names.slice(0, 3).join(', ')}, et al.` : inARow(names, authors, 'and');
}

/** `Quill, Ada Mary, and Bo Lind Jr.`; of more than two, one. */
function mlaAuthors(authors: readonly Author[]): string {
  const names = authors.map((author, index) => (index === 0 ? inverted(author) : naturalName(author)));
  return names.length > 2 ? `${names[0]}, et al.` : inARow(names, authors, 'and');
}

/** Of two, only organisations go without a comma: it belongs to a name that is turned round. */
function inARow(names: readonly string[], authors: readonly Author[], and: string): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  const comma = names.length === 2 && authors.every((author) => 'literal' in author) ? '' : ',';
  return `${names.slice(0, -1).join(', ')}${comma} ${and} ${last}`;
}

function inverted(author: Author, write: (given: string) => string = String): string {
  if ('literal' in author) return author.literal;
  const { family, suffix } = partSuffix(author.family);
  return [family, write(author.given), suffix].filter(Boolean).join(', ');
}

/** `Ada Mary` is `A. M.`, `Jean-Luc` is `J.-L.`, `J.R.R.` is `J. R. R.`, `Edward “Ted”` is `E.` */
const initialsOf = (given: string): string =>
  given
    .replace(/[“"‘(][^”"’)]*[”"’)]/g, '')
    .trim()
    .split(/\s+|(?<=\.)(?=\p{L})/u)
    .map((name) => name.replace(/([^-]\p{M}*)[^-]*/gu, '$1.'))
    .join(' ');

type Parts = Pick<CalendarDate, 'year' | 'month' | 'day'>;

type Span = Pick<Issued, 'from' | 'to'>;

/** Is it a span within one year, and do both its ends have months? */
const isWithinYear = ({ from, to }: Span): boolean =>
  Boolean(to && from.month && to.month) && from.year === to?.year;

/** The end of a span within one year, without what it shares with the beginning. */
function endOf({ from, to = from }: Span): Parts {
  const { month: _month, ...rest } = to;
  return isWithinMonth({ from, to }) ? rest : to;
}

const isWithinMonth = ({ from, to }: Span): boolean =>
  Boolean(from.day && to?.day) && from.month === to?.month;

/** `April 29`, `April`, nothing. */
const monthAndDay = ({ month, day }: Parts): string =>
  [month && MONTHS[month - 1], day].filter(Boolean).join(' ');

/** As APA writes it: `2024, April 29`, `2024, April 28–30`, `2023–2024, December 30–January 2`. */
function yearFirst(issued: Span): string {
  const { from, to } = issued;
  const whole = (date: Parts) => [date.year, monthAndDay(date)].filter(Boolean).join(', ');
  if (!to) return whole(from);
  if (isWithinYear(issued)) return `${whole(from)}–${monthAndDay(endOf(issued))}`;
  if (!from.month || !to.month) return `${whole(from)}–${whole(to)}`;
  return `${from.year}–${to.year}, ${monthAndDay(from)}–${monthAndDay(to)}`;
}

/** As Chicago writes it: `April 29, 2024`, `April 28–30, 2024`, `2017–2022`. */
function monthFirst(issued: Span): string {
  const { from, to } = issued;
  const whole = (date: Parts) => [monthAndDay(date), date.year].filter(Boolean).join(date.day ? ', ' : ' ');
  if (!to) return whole(from);
  return isWithinYear(issued)
    ? `${monthAndDay(from)}–${whole(endOf(issued))}`
    : `${whole(from)}–${whole(to)}`;
}

/** As MLA and Wikipedia write it: `29 Apr. 2024`, `28–30 Apr. 2024`, `2017–2022`. */
function dayFirst(issued: Span, months: readonly string[], dash = '–'): string {
  const { from, to } = issued;
  const words = ({ year, month, day }: Partial<Parts>) =>
    [day, month && months[month - 1], year].filter(Boolean).join(' ');
  if (!to) return words(from);
  if (isWithinYear(issued) && isWithinMonth(issued)) return `${from.day}–${words(to)}`;
  const { year: _year, ...start } = from;
  const [first, last] = [words(isWithinYear(issued) ? start : from), words(to)];
  return `${first}${first.includes(' ') || (to.day ?? 0) > 0 ? dash : '–'}${last}`;
}

/** Citation Style 1 takes `c.` before a year alone, so the rest of such a date stands in a comment, for who edits. */
function wikipediaDate(issued: Issued | undefined): string {
  if (!issued) return 'n.d.';
  const date = dayFirst(issued, MONTHS, ' – ');
  if (!issued.isCirca) return date;
  const year = `c. ${issued.from.year}`;
  return date === String(issued.from.year) ? year : `${year}<!-- about ${date} -->`;
}

function wikipediaAuthor(author: Author, number: number | ''): [string, string][] {
  if ('literal' in author) return [[`author${number}`, escapeWikitext(author.literal)]];
  return [
    [`last${number}`, escapeWikitext(author.family)],
    [`first${number}`, escapeWikitext(author.given)],
  ];
}

/** What wikitext reads as markup, as character references. */
const escapeWikitext = (text: string): string =>
  text.replace(/[<>[\]{|}]|&(?=#?\w+;)|'{2,}|~{3,}|_{2,}|^[*#:;]/g, (signs) =>
    [...signs].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
  );

/** An address with what would end it in a template escaped, as Citation Style 1 asks. */
const escapeWikiUrl = (url: string | undefined): string | undefined =>
  url?.replace(/[\s"'<>[\]{|}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
