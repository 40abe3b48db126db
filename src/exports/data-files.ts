/** The files of the archive's data, as the data package and the page about them describe them. */
import { fixedPaths } from '../archive/paths.ts';
import { type Kind, kinds } from '../records/record.ts';
import { daysOf } from './dates.ts';

/** The data package's own file. */
export const PACKAGE_FILE = 'datapackage.json';

/** The JSON Schema of IPTC ninjs 2.1. */
export const NINJS_SCHEMA = 'https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json';

export interface DataFile {
  /** Its file's, in the folder of the data. */
  name: string;
  /** What the data package calls it. */
  resource: string;
  mediaType: string;
  /** Ends with a full stop. */
  description: string;
  /** Of a table: the kind of its records. */
  kind?: Kind;
  /** The schema of its lines: a file beside it, or the address of a standard's. */
  schema?: string;
  /** Of a part of the whole: the index of its first record. */
  first?: number;
}

const rows: Record<Kind, string> = {
  articles: 'A row for each story that is not withdrawn',
  events: 'A row for each event',
  people: 'A row for each person, organisation or place',
  topics: 'A row for each topic',
  sources: 'A row for each source',
};

const ARCHIVE_SCHEMA = 'archive.schema.json';

const calendar: DataFile = {
  name: 'calendar.ics',
  resource: 'calendar',
  mediaType: 'text/calendar',
  description:
    'The events whose days are known, as iCalendar. Those dated by month or year, or uncertainly, are left out.',
};

/** What the table of a kind's records is called. */
export const tableName = (kind: Kind): string => `${kind}.csv`;

/** So many records a part of the whole has at most: of some 10 kB each, it is no larger than a host takes (25 MiB). */
export const PART_SIZE = 2000;

/** The whole in parts, which follow one another: `archive.jsonl`, `archive-2.jsonl`. */
const partsOf = (records: number): DataFile[] =>
  Array.from({ length: Math.max(1, Math.ceil(records / PART_SIZE)) }, (_, index) => {
    const name = index === 0 ? 'archive' : `archive-${index + 1}`;
    const first = index * PART_SIZE;
    return {
      name: `${name}.jsonl`,
      resource: name,
      mediaType: 'application/jsonl',
      description:
        index === 0
          ? `All of it${records > PART_SIZE ? `, in parts of ${PART_SIZE} records` : ''}: a record a line, with the text of accounts. Of a withdrawn story it says only that, and why.`
          : `The records from the ${first + 1}th on.`,
      schema: ARCHIVE_SCHEMA,
      first,
    };
  });

/**
 * The files of an archive's data.
 *
 * @param records how many there are, of all kinds
 * @param eventDates of all events, in EDTF: where no day is known of any, there is no calendar, which may not be empty (RFC 5545)
 */
export const dataFilesOf = (records: number, eventDates: readonly string[]): DataFile[] => [
  ...kinds.map((kind) => ({
    name: tableName(kind),
    resource: kind,
    mediaType: 'text/csv',
    description: `${rows[kind]}: CSV (RFC 4180).`,
    kind,
  })),
  ...partsOf(records),
  {
    name: ARCHIVE_SCHEMA,
    resource: 'archive-schema',
    mediaType: 'application/schema+json',
    description: 'The JSON Schema of a line of archive.jsonl.',
  },
  {
    name: 'ninjs.jsonl',
    resource: 'ninjs',
    mediaType: 'application/jsonl',
    description: 'An IPTC ninjs 2.1 item a line for each story that is not withdrawn.',
    schema: NINJS_SCHEMA,
  },
  ...(eventDates.some((date) => daysOf(date) !== undefined) ? [calendar] : []),
];

/** The path of a file of the data below the site's base. */
export const dataPath = (name: string): string => `${fixedPaths.data}/${name}`;
