/** Input of an import: decoded, told apart (plain text, web page, container, CSV of addresses), and plain text split into blocks. */
import { CsvError, parse } from 'csv-parse/sync';
import { isWebAddress } from '../records/fields.ts';
import type { FileLimit } from '../records/plain-file.ts';
import { quoted, Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';
import { isFeed, isMail, nameContainer, readFeed, readFrontmatter, readMail } from './containers.ts';
import { decode } from './decode.ts';
import type { Block, Source } from './original.ts';

/** A longer page is a database, and would keep the parsers busy for minutes. */
export const MOST_INPUT_BYTES = 20 * 1024 * 1024;

export const INPUT_FILE: FileLimit = { bytes: MOST_INPUT_BYTES, what: 'a text, a page or a table to import' };

/** Addresses are web addresses, each once. */
export type Input =
  | Source
  | { form: 'addresses'; addresses: string[] }
  | { form: 'several'; sources: Source[] };

/** Any element of HTML that a file may begin with. */
const PAGE =
  /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|aside|main|section|header|footer|nav|div|meta|link|script|style|title|base|h[1-6]|hr|p|br|span|a|b|i|u|em|strong|small|mark|cite|q|blockquote|pre|code|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|caption|figure|figcaption|img|picture|time|center|font|details|summary|address|noscript|iframe|form)\b[^<]/i;

/**
 * Decodes bytes and tells what they are: mail, saved pages (MHTML) and feeds by how they begin, CSV by the file's ending,
 * HTML by its first tag, Markdown by its frontmatter, and all else is plain text.
 *
 * @param name of the file; of its ending only `.csv` counts
 * @param encoding the `charset` of the server's `Content-Type`, if there was one
 * @throws Refusal for what is empty, too long, or no text, or a table without addresses
 */
export async function readInput(bytes: Uint8Array, name: string, encoding?: string): Promise<Input> {
  if (bytes.length > MOST_INPUT_BYTES)
    throw new Refusal(`this has ${bytes.length} bytes: an import takes at most ${MOST_INPUT_BYTES}`);
  const container = nameContainer(bytes);
  if (container)
    throw new Refusal(
      `this is ${container}, which is not read: open it, and import its text or the page in it`,
    );
  if (isMail(bytes)) return readMail(bytes);
  const { text, remarks } = decode(bytes, encoding);
  if (text.trim() === '') throw new Refusal('this is empty: there is nothing to import');
  if (/\.csv$/i.test(name)) return { form: 'addresses', addresses: readAddresses(text) };
  if (isFeed(text)) return { form: 'several', sources: readFeed(text) };
  const source = readFrontmatter(text) ?? { form: PAGE.test(text) ? 'page' : 'text', text, remarks: [] };
  return { ...source, remarks: [...remarks, ...source.remarks] };
}

/** Headers of the column with the addresses. */
const COLUMNS = /^(?:url|address|link|uri|href)$/i;

/** Reads the addresses of a CSV table, with or without a header: those of its column `url`, or else of its first column. */
function readAddresses(csv: string): string[] {
  let rows: string[][];
  try {
    rows = parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal(`this table cannot be read: ${error.message}`);
  }
  const named = rows[0]?.findIndex((cell) => COLUMNS.test(cell)) ?? -1;
  const column = Math.max(named, 0);
  const isHead = named >= 0 || !isWebAddress(rows[0]?.[column] ?? '');
  const cells = rows
    .map((row, index) => ({ row: index + 1, address: row[column] ?? '' }))
    .slice(isHead ? 1 : 0);
  const addresses = cells.filter(({ address }) => address !== '');
  const wrong = addresses.filter(({ address }) => !isWebAddress(address));
  if (addresses.length === 0 || (named < 0 && wrong.length === addresses.length)) {
    throw new Refusal('this table has no addresses: put them into a column called url');
  }
  if (wrong.length > 0) {
    const rowsInWords = wrong.map(({ row, address }) => `row ${row} (${quoted(address)})`).join(', ');
    throw new Refusal(`these rows hold no web address: ${rowsInWords}`);
  }
  return [...new Set(addresses.map(({ address }) => address))];
}

/** The lengths of lines, in characters, in hard-wrapped text. */
const WRAPPED = { least: 50, most: 100 };

/**
 * Splits plain text into paragraphs. Each line is one, as scraped text has it, unless the whole text is hard-wrapped: then
 * empty lines part them.
 */
export function splitParagraphs(text: string): Block[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(fold);
  const paragraphs = isWrapped(lines) ? lines.join('\n').split(/\n{2,}/) : lines;
  return paragraphs
    .map(fold)
    .filter(Boolean)
    .map((paragraph) => ({ text: paragraph }));
}

/** Is a text hard-wrapped: are nearly all lines, but the last of each paragraph, about as long as a terminal is wide? */
function isWrapped(lines: readonly string[]): boolean {
  const written = lines.filter(Boolean);
  if (written.length < 4 || written.some(({ length }) => length > WRAPPED.most)) return false;
  const inner = lines.filter((line, index) => line !== '' && lines[index + 1] !== '');
  const wide = inner.filter(({ length }) => length >= WRAPPED.least);
  return wide.length > inner.length * 0.8 && inner.length > written.length / 2;
}
