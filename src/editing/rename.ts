/** Gives a record another id, everywhere that it is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { folders } from '../archive/paths.ts';
import { ID } from '../records/fields.ts';
import { formatProblems, type Point, type Problem, quoted } from '../records/problem.ts';
import { placesOfFields, readEntry } from '../records/read.ts';
import { type Entry, fileOf, type Kind, kinds } from '../records/record.ts';
import type { Change } from './changes.ts';
import { changeFormerIds } from './former-ids.ts';
import { destinationsIn } from './markdown.ts';
import { Refusal } from './refusal.ts';

export interface Renaming {
  kind: Kind;
  from: string;
  to: string;
  /** Has it an address that others may have linked to? Then that address is to lead to the new one. */
  isPublished: boolean;
}

/** One entry's file. */
interface Source {
  kind: Kind;
  id: string;
  text: string;
}

/**
 * What has to change for a record to be called otherwise: its file, and every entry that refers to it.
 *
 * Only files that mention the id are read as entries, so that ten thousand entries take seconds. Each is read again as it
 * would be, and must then refer to the same records as before, with the new id for the old one.
 *
 * @param folder the content folder
 * @throws Refusal with every reason why it cannot be done, one a line
 */
export function planRenaming(folder: string, renaming: Renaming): Change[] {
  const { kind, from, to, isPublished } = renaming;
  refuseIds(folder, renaming);
  const sources = kinds.flatMap((each) => sourcesOf(folder, each));
  refuseFormer(sources, renaming);
  const mention = new RegExp(`(?<![a-z0-9-])${from}(?![a-z0-9-])`);
  const problems: Problem[] = [];
  const changes = sources
    .filter((source) => mention.test(source.text) || isRecord(source, renaming))
    .flatMap((source): Change[] => {
      const own = isRecord(source, renaming);
      const { text, faults } = renamed(source, renaming);
      problems.push(...faults.map((fault) => ({ file: fileOf(source.kind, source.id), ...fault })));
      if (!own) return text === source.text ? [] : [{ kind: source.kind, id: source.id, text }];
      const moved = changeFormerIds(text, { add: isPublished ? [from] : [], remove: [to] });
      return [
        { kind, id: from, text: undefined },
        { kind, id: to, text: moved },
      ];
    });
  if (problems.length > 0) {
    throw new Refusal(
      `${formatProblems(problems)}\nNothing was renamed: these mention ${quoted(from)} and must be mended first`,
    );
  }
  return changes;
}

const isRecord = (source: Source, { kind, from }: Renaming): boolean =>
  source.kind === kind && source.id === from;

function refuseIds(folder: string, { kind, from, to }: Renaming): void {
  for (const id of [from, to]) {
    if (!ID.test(id))
      throw new Refusal(`${quoted(id)} is not an id: use small letters, digits and single hyphens`);
  }
  if (from === to) throw new Refusal(`it is called ${quoted(to)} already`);
  if (!existsSync(join(folder, fileOf(kind, from)))) throw new Refusal(`there is no ${fileOf(kind, from)}`);
  if (existsSync(join(folder, fileOf(kind, to))))
    throw new Refusal(`there is a ${fileOf(kind, to)} already: choose another id`);
}

/** An address that leads to one record cannot be given to another. */
function refuseFormer(sources: readonly Source[], { kind, from, to }: Renaming): void {
  for (const source of sources) {
    if (source.kind !== kind || source.id === from || !source.text.includes('formerIds')) continue;
    const { entry } = readEntry(kind, source.id, source.text);
    if (entry?.fields.formerIds.includes(to)) {
      throw new Refusal(
        `${fileOf(kind, source.id)} was called ${quoted(to)} once, and that address leads there: choose another id`,
      );
    }
  }
}

function sourcesOf(folder: string, kind: Kind): Source[] {
  const home = join(folder, kind);
  const names = existsSync(home) ? readdirSync(home).filter((name) => /^[^.].*\.mdx$/.test(name)) : [];
  return names.map((name) => ({
    kind,
    id: name.slice(0, -'.mdx'.length),
    text: readFileSync(join(home, name), 'utf8'),
  }));
}

/** The text with every reference changed, or why that cannot be done. */
function renamed(
  { kind, id, text }: Source,
  renaming: Renaming,
): { text: string; faults: (Point & { message: string })[] } {
  const { entry, faults } = readEntry(kind, id, text);
  if (!entry) return { text, faults };
  const changed = changeAll(entry, text, renaming);
  const after = readEntry(kind, id, changed);
  const expected = referencesIn(entry).map((reference) => referenceAfter(reference, renaming));
  const isSound = after.entry && isDeepStrictEqual(referencesIn(after.entry), expected);
  const message = `what here refers to ${quoted(renaming.from)} is written in a way that cannot be changed for you`;
  return isSound ? { text: changed, faults: [] } : { text, faults: [{ line: 1, column: 1, message }] };
}

function changeAll(entry: Entry, text: string, renaming: Renaming): string {
  const named = splice(text, placesOf(entry, text, renaming), renaming);
  try {
    return changeLinks(named, renaming);
  } catch {
    // What one reader of MDX takes and another does not is found when the references are compared.
    return named;
  }
}

/** Where the id itself stands in a reference: in the frontmatter, and in the attributes of tags. */
function placesOf({ fields, body }: Entry, text: string, { kind, from }: Renaming): number[] {
  const placeOf = placesOfFields(text);
  const listed = (field: 'people' | 'topics'): Point[] => {
    const ids: readonly string[] = field in fields ? (fields as Record<typeof field, string[]>)[field] : [];
    return kind === field && ids.includes(from) ? [placeOf([field, ids.indexOf(from)])] : [];
  };
  const source =
    kind === 'sources' && 'source' in fields && fields.source === from ? [placeOf(['source'])] : [];
  const tags = [
    ...body.passages.filter(({ event }) => kind === 'events' && event === from),
    ...body.quotations.filter(({ by }) => kind === 'people' && by === from),
  ];
  const points = [...listed('people'), ...listed('topics'), ...source, ...tags.map(({ at }) => at)];
  const starts = lineStarts(text);
  // The id is the next place where it stands: behind a quotation mark, or behind the tag's and the attribute's name.
  return points.map(({ line, column }) => text.indexOf(from, (starts[line - 1] ?? 0) + column - 1));
}

/** Line ends as the reader knows them; a byte order mark belongs to no line. */
function lineStarts(text: string): number[] {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return [start, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

function splice(text: string, places: readonly number[], { from, to }: Renaming): string {
  const ascending = [...new Set(places)].filter((place) => place >= 0).sort((a, b) => a - b);
  let end = 0;
  const parts = ascending.map((place) => {
    const part = text.slice(end, place) + to;
    end = place + from.length;
    return part;
  });
  return parts.join('') + text.slice(end);
}

/** Only a text that may link to the record, or to a place named after it, is read for its links: that takes longest. */
function changeLinks(text: string, renaming: Renaming): string {
  const { kind, from } = renaming;
  const prefixes = [`/${folders[kind]}/`, ...(anchors[kind] ? [`#${anchors[kind]}-`] : [])];
  if (!prefixes.some((prefix) => text.includes(prefix + from))) return text;
  let end = 0;
  const parts = destinationsIn(text).map(({ href, start }) => {
    const part = text.slice(end, start) + hrefAfter(href, renaming);
    end = start + href.length;
    return part;
  });
  return parts.join('') + text.slice(end);
}

/** The anchors of places that are named after a record. */
const anchors: Partial<Record<Kind, string>> = { events: 'event', people: 'said' };

function hrefAfter(href: string, { kind, from, to }: Renaming): string {
  const moved = href.replace(new RegExp(`^/${folders[kind]}/${from}(?=[/#]|$)`), `/${folders[kind]}/${to}`);
  const anchor = anchors[kind];
  return anchor ? moved.replace(new RegExp(`#${anchor}-${from}(?=\\.\\d+$|$)`), `#${anchor}-${to}`) : moved;
}

/** What an entry refers to, in the order of reading, each as its sort and id or address. */
function referencesIn({ fields, body }: Entry): [sort: string, to: string][] {
  const list = (field: string): [string, string][] =>
    ((fields as unknown as Record<string, string[] | undefined>)[field] ?? []).map((id) => [field, id]);
  return [
    ...list('people'),
    ...list('topics'),
    ...('source' in fields ? [['sources', fields.source] as [string, string]] : []),
    ...body.passages.map(({ event }): [string, string] => ['events', event]),
    ...body.quotations.map(({ by }): [string, string] => ['people', by]),
    ...body.links.map(({ href }): [string, string] => ['link', href]),
  ];
}

function referenceAfter([sort, to]: [string, string], renaming: Renaming): [string, string] {
  if (sort === 'link') return [sort, hrefAfter(to, renaming)];
  return [sort, sort === renaming.kind && to === renaming.from ? renaming.to : to];
}
