/** Writes what readers take along: feeds, sets of references, data. */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { feedFormats, feedPath, setFormats, setPath } from '../archive/paths.ts';
import { standingRecords } from '../archive/standing.ts';
import { allEntries, type Records } from '../records/record.ts';
import { type Address, pageOf, rootOf } from './addresses.ts';
import { writeAtom } from './atom.ts';
import { bibtexWriter } from './bibtex.ts';
import { datedEvents, writeCalendar } from './calendar.ts';
import { cslJsonWriter } from './csl-json.ts';
import { type DataFile, dataFilesOf, dataPath, PACKAGE_FILE, PART_SIZE } from './data-files.ts';
import { type WrittenFile, writeDataPackage } from './data-package.ts';
import { feedsOf } from './feeds.ts';
import { writeJsonFeed } from './json-feed.ts';
import { jsonLines, schemaOfLine } from './json-lines.ts';
import { movesOf, REDIRECTS_FILE, redirectsText } from './moves.ts';
import { ninjsLines } from './ninjs.ts';
import type { Reference } from './reference.ts';
import { risWriter } from './ris.ts';
import { setsOf } from './sets.ts';
import { csvLines, tableWriter } from './tables.ts';

/** The site that the files are of. */
export interface ExportSettings {
  address: Address;
  /** The day of building (`YYYY-MM-DD`). */
  day: string;
}

const feedWriters = { atom: writeAtom, json: writeJsonFeed };

/**
 * Writes feeds into `feeds/`, sets of stories into `sets/`, data into `data/`, and for hosts where pages have moved. The same
 * records at the same address give the same bytes, but for the day of building, which `datapackage.json` has as its version.
 *
 * @param all with those that were withdrawn
 * @param target the folder that holds these; each is made
 */
export function writeExports(all: Records, target: string, { address, day }: ExportSettings): void {
  const root = rootOf(address);
  const records = standingRecords(all);
  for (const feed of feedsOf(all, root)) {
    for (const format of feedFormats) {
      const text = feedWriters[format.ending](feed, root);
      for (const path of [feed.path, ...feed.former]) write(join(target, feedPath(path, format)), text);
    }
  }
  const redirects = redirectsText(movesOf(all, address.base));
  if (redirects) write(join(target, REDIRECTS_FILE), redirects);
  const pageOfStory = ({ id }: Reference) => pageOf(root, { kind: 'articles', id });
  const writers = {
    ris: risWriter(pageOfStory),
    bib: bibtexWriter(),
    json: cslJsonWriter(pageOfStory),
  };
  const toCsv = tableWriter(root);
  for (const { path, former, stories, references } of setsOf(records)) {
    const texts = {
      ris: writers.ris(references),
      bib: writers.bib(references),
      json: writers.json(references),
      csv: toCsv(stories),
    };
    for (const format of setFormats) {
      for (const list of [path, ...former]) write(join(target, setPath(list, format)), texts[format.ending]);
    }
  }
  const eventDates = [...records.events.values()].map(({ fields }) => fields.date);
  const files = dataFilesOf(allEntries(records).length, eventDates).map((file): [DataFile, WrittenFile] => {
    const { parts, count } = contentOf(file, records, root);
    return [file, writeParts(join(target, dataPath(file.name)), parts, count)];
  });
  write(join(target, dataPath(PACKAGE_FILE)), writeDataPackage(files, root, day));
}

interface Content {
  /** One after another, the file. */
  parts: Iterable<string>;
  /** How many records the file holds: how many parts, how many less than parts (of which the first is a header), or just so many. */
  count?: 'parts' | 'rows' | number;
}

function contentOf({ name, kind, first }: DataFile, records: Records, root: string): Content {
  if (kind) return { parts: csvLines(kind, records, root), count: 'rows' };
  if (first !== undefined) return { parts: jsonLines(records, root, first, PART_SIZE), count: 'parts' };
  switch (name) {
    case 'ninjs.jsonl':
      return { parts: ninjsLines(records, root), count: 'parts' };
    case 'calendar.ics':
      return { parts: [writeCalendar(records, root)], count: datedEvents(records).length };
    case 'archive.schema.json':
      return { parts: [`${JSON.stringify(schemaOfLine(), null, 2)}\n`] };
    default:
      throw new Error(`nobody knows how to write ${name}`);
  }
}

const PARTS_AT_ONCE = 200;

/** Writes a file part by part: as one text, that of a large archive would be longer than a text can be. */
function writeParts(path: string, parts: Iterable<string>, count: Content['count']): WrittenFile {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'w');
  const hash = createHash('sha256');
  let [bytes, written, waiting] = [0, 0, [] as string[]];
  const flush = () => {
    const buffer = Buffer.from(waiting.join(''));
    hash.update(buffer);
    bytes += buffer.length;
    writeSync(descriptor, buffer);
    waiting = [];
  };
  try {
    for (const part of parts) {
      written++;
      if (waiting.push(part) === PARTS_AT_ONCE) flush();
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
  const records = count === 'parts' ? written : count === 'rows' ? written - 1 : count;
  return { bytes, sha256: hash.digest('hex'), ...(records !== undefined && { count: records }) };
}

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
