/** The files of the archive's data, as the data package and the page about them describe them. */
import { fixedPaths } from '../archive/paths.ts';
import { type Kind, kinds } from '../records/record.ts';

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
}

const rows: Record<Kind, string> = {
  articles: 'A row for each story that is not withdrawn',
  events: 'A row for each event',
  people: 'A row for each person',
  topics: 'A row for each topic',
  sources: 'A row for each source',
};

/** What the table of a kind's records is called. */
export const tableName = (kind: Kind): string => `${kind}.csv`;

export const dataFiles: readonly DataFile[] = [
  ...kinds.map((kind) => ({
    name: tableName(kind),
    resource: kind,
    mediaType: 'text/csv',
    description: `${rows[kind]}: CSV (RFC 4180).`,
    kind,
  })),
  {
    name: 'archive.jsonl',
    resource: 'archive',
    mediaType: 'application/jsonl',
    description:
      'All of it: a record a line, with the text of accounts. Of a withdrawn story it says only that, and why.',
    schema: 'archive.schema.json',
  },
  {
    name: 'archive.schema.json',
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
  {
    name: 'calendar.ics',
    resource: 'calendar',
    mediaType: 'text/calendar',
    description:
      'The events whose days are known, as iCalendar. Those dated by month or year, or uncertainly, are left out.',
  },
];

/** The path of a file of the data below the site's base. */
export const dataPath = (name: string): string => `${fixedPaths.data}/${name}`;
