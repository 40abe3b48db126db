/** Gives a record another id, everywhere that it is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { folders } from '../archive/paths.ts';
import { isDraftFault, normaliseSource, readEntry } from '../records/entry.ts';
import { readFrontmatter } from '../records/frontmatter.ts';
import { formatProblems, type Point, type Problem, quoted, Refusal } from '../records/problem.ts';
import { type Entry, fileOf, type Kind, kinds } from '../records/record.ts';
import type { Change } from './changes.ts';
import { faultOfId, fieldOf } from './entry-files.ts';
import { changeFormerIds } from './former-ids.ts';
import { destinationsIn } from './markdown.ts';
import { placesInEntry, placesInFields } from './places.ts';
import { anchorFor, hrefAfter, leadsTo, type Renaming, referenceAfter, referencesIn } from './rewrite.ts';
import { spliced } from './splice.ts';

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
 * @param shown how a reader of problems would name it
 * @throws Refusal with every reason why it cannot be done, one a line
 */
export function planRenaming(folder: string, renaming: Renaming, shown = ''): Change[] {
  const { kind, from, to, isPublished } = renaming;
  refuseIds(folder, renaming);
  const sources = kinds.flatMap((each) => sourcesOf(folder, each));
  refuseFormer(sources, renaming);
  const mention = new RegExp(`(?<![a-z0-9-])${from}(?![a-z0-9-])|${HIDDEN.source}`, 'i');
  const problems: Problem[] = [];
  const changes = sources
    .filter((source) => mention.test(source.text) || isRecord(source, renaming))
    .flatMap((source): Change[] => {
      const own = isRecord(source, renaming);
      const { text, faults, isDraft } = renamed(source, renaming);
      problems.push(...faults.map((fault) => ({ file: fileOf(source.kind, source.id), ...fault })));
      if (!own)
        return text === source.text ? [] : [{ kind: source.kind, id: source.id, before: source.text, text }];
      const moved = isDraft ? text : changeFormerIds(text, { add: isPublished ? [from] : [], remove: [to] });
      if (!isDraft && !saysTheSame(kind, text, moved)) {
        problems.push({ file: fileOf(kind, from), line: 1, column: 1, message: unchangeable(from) });
      }
      return [
        { kind, id: from, before: source.text, text: undefined },
        { kind, id: to, before: undefined, text: moved },
      ];
    });
  if (problems.length > 0) {
    throw new Refusal(
      `${formatProblems(problems, shown)}\nNothing was renamed: these mention ${quoted(from)} and must be mended first`,
    );
  }
  return changes;
}

/** How an id may be written otherwise: escaped, encoded, or by a way round about. Such files are read, too. */
const HIDDEN = /\\|%[0-9a-f]{2}|&#|\/\.{1,2}\//;

const isRecord = (source: Source, { kind, from }: Renaming): boolean =>
  source.kind === kind && source.id === from;

function refuseIds(folder: string, { kind, from, to }: Renaming): void {
  const fault = faultOfId(from) ?? faultOfId(to);
  if (fault) throw new Refusal(fault);
  if (from === to) throw new Refusal(`it is called ${quoted(to)} already`);
  if (!existsSync(join(folder, fileOf(kind, from)))) throw new Refusal(`there is no ${fileOf(kind, from)}`);
  if (existsSync(join(folder, fileOf(kind, to))))
    throw new Refusal(`there is a ${fileOf(kind, to)} already: choose another id`);
}

/** An address that leads to one record cannot be given to another. */
function refuseFormer(sources: readonly Source[], { kind, from, to }: Renaming): void {
  for (const source of sources) {
    if (source.kind !== kind || source.id === from || !source.text.includes('formerIds')) continue;
    if ([fieldOf(source.text, 'formerIds')].flat().includes(to)) {
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
): { text: string; faults: (Point & { message: string })[]; isDraft?: boolean } {
  const { entry, faults } = readEntry(kind, id, text);
  if (!entry)
    return faults.some(isDraftFault)
      ? { text: changeDraft(text, renaming), faults: [], isDraft: true }
      : { text, faults };
  const changed = changeAll(entry, text, renaming);
  const after = readEntry(kind, id, changed);
  const expected = referencesIn(entry).map((reference) => referenceAfter(reference, renaming));
  const isSound =
    after.entry &&
    isDeepStrictEqual(referencesIn(after.entry), expected) &&
    !after.entry.body.links.some(({ href }) => leadsTo(href, renaming));
  const fault = { line: 1, column: 1, message: unchangeable(renaming.from) };
  return isSound ? { text: changed, faults: [] } : { text, faults: [fault] };
}

const unchangeable = (id: string): string =>
  `what here tells or refers to ${quoted(id)} is written in a way that cannot be changed for you: write it plainly`;

/** Is an entry with other former ids the same entry? */
function saysTheSame(kind: Kind, before: string, after: string): boolean {
  const [former, present] = [before, after].map((text) => readEntry(kind, 'x', text).entry);
  if (!former || !present) return false;
  const { formerIds: _, ...fields } = former.fields;
  const { formerIds: __, ...others } = present.fields;
  return isDeepStrictEqual([fields, former.body.html], [others, present.body.html]);
}

/** A draft cannot be read as an entry yet, and refers to others in its lists alone. */
function changeDraft(text: string, renaming: Renaming): string {
  const { values } = readFrontmatter(normaliseSource(text));
  const fields = values as Readonly<Record<string, unknown>>;
  return replaced(text, placesInFields(fields, text, renaming), renaming);
}

function changeAll(entry: Entry, text: string, renaming: Renaming): string {
  const named = replaced(text, placesInEntry(entry, text, renaming), renaming);
  try {
    return changeLinks(named, renaming);
  } catch {
    // What one reader of MDX takes and another does not is found when the references are compared.
    return named;
  }
}

const replaced = (text: string, places: readonly number[], { from, to }: Renaming): string =>
  spliced(
    text,
    [...new Set(places)].map((start) => ({ start, end: start + from.length, text: to })),
  );

/** Only a text that may link to the record, or to a place named after it, is read for its links: that takes longest. */
function changeLinks(text: string, renaming: Renaming): string {
  const { kind, from } = renaming;
  const anchor = anchorFor(kind);
  const prefixes = [`/${folders[kind]}/`, ...(anchor ? [`#${anchor}-`] : [])];
  if (!prefixes.some((prefix) => text.includes(prefix + from))) return text;
  return spliced(
    text,
    destinationsIn(text).map(({ href, start }) => ({
      start,
      end: start + href.length,
      text: hrefAfter(href, renaming),
    })),
  );
}
