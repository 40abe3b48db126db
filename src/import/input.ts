/** What was given to be imported: is it a text, a page, a list of addresses, or nothing that can be read? */
import { parse } from 'csv-parse/sync';
import { isWebAddress } from '../records/fields.ts';
import { quoted, Refusal } from '../records/problem.ts';

/** A longer page is a database, and would keep the parsers busy for minutes. */
export const MOST_BYTES = 20 * 1024 * 1024;

export type Input = { form: 'text' | 'page'; text: string } | { form: 'addresses'; addresses: string[] };

/**
 * @param name of the file, whose ending tells a list of addresses (`.csv`); a page is told by its beginning
 * @param encoding as the server gave it, if one did
 * @throws Refusal for what is empty, too long, or no text
 */
export function readInput(bytes: Uint8Array, name: string, encoding?: string): Input {
  if (bytes.length > MOST_BYTES)
    throw new Refusal(`this has ${bytes.length} bytes: an import takes at most ${MOST_BYTES}`);
  const text = decode(bytes, encoding);
  if (text.trim() === '') throw new Refusal('this is empty: there is nothing to import');
  if (/\.csv$/i.test(name)) return { form: 'addresses', addresses: readAddresses(text) };
  const isPage =
    /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|header|div|meta|link|script|style|title|p)\b/i.test(
      text,
    );
  return { form: isPage ? 'page' : 'text', text };
}

const NOT_TEXT = 'this is not text: export it as text or as a web page, and import that';

/** By its byte order mark, what the server or the page says, or as UTF-8. */
function decode(bytes: Uint8Array, encoding: string | undefined): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const isWide = /^(?:\xff\xfe|\xfe\xff)/.test(start);
  if (!isWide && bytes.includes(0)) throw new Refusal(NOT_TEXT);
  const said = /^\xef\xbb\xbf/.test(start)
    ? 'utf-8'
    : (encoding ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1]);
  const label = isWide ? (start.startsWith('\xff') ? 'utf-16le' : 'utf-16be') : (said ?? 'utf-8');
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const unseen = text.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
    if (unseen > text.length / 1000) throw new Refusal(NOT_TEXT);
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`this is not text in ${label}: save it as UTF-8, and import that`);
  }
}

const COLUMNS = /^(?:url|address|link|uri|href)$/i;

/** The addresses of a table: those of its column `url`, or of its first column where no column is called so. */
function readAddresses(csv: string): string[] {
  let rows: string[][];
  try {
    rows = parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    throw new Refusal(`this table cannot be read: ${(error as Error).message}`);
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
