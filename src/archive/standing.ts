/** What is left of the records once those that were withdrawn are taken out. */
import {
  anchors,
  type Body,
  type Entry,
  entriesOf,
  isInnerLink,
  isWithdrawn,
  type Kind,
  kinds,
  nounOf,
  type Records,
  recordsByKind,
} from '../records/record.ts';
import { compareText, withArticle } from '../records/text.ts';
import { kindPaths } from './paths.ts';

/** What a record's page is called: “story”, “event”, “page about a person”. */
export function pageNameOf(entry: Entry): string {
  if (entry.kind === 'articles') return 'story';
  return entry.kind === 'events' ? 'event' : `page about ${withArticle(nounOf(entry))}`;
}

/**
 * The records as readers are to meet them: without events, people, topics and sources that were withdrawn, and without every
 * reference to one. What an entry says of them reads on: a passage and a link become plain text, words stay quoted.
 *
 * Withdrawn articles are still among them, since feeds and data tell of each that it was taken back; whoever shows articles
 * leaves them out.
 */
export function standingRecords(records: Records): Records {
  const gone = new Set(
    kinds
      .filter((kind) => kind !== 'articles')
      .flatMap((kind) => entriesOf(records, kind).filter(isWithdrawn).map(keyOf)),
  );
  if (gone.size === 0) return records;
  return recordsByKind(
    <K extends Kind>(kind: K) =>
      new Map(
        entriesOf(records, kind)
          .filter((entry) => !gone.has(keyOf(entry)))
          .map((entry) => [entry.id, withoutReferences(entry, gone)]),
      ) as Map<string, Entry<K>>,
  );
}

/** Why a record was withdrawn, and when: its last correction. */
export const withdrawalOf = ({ fields }: Entry): Entry['fields']['corrections'] =>
  fields.corrections.toSorted((a, b) => compareText(a.date, b.date)).slice(-1);

const keyOf = ({ kind, id }: Pick<Entry, 'kind' | 'id'>): string => `${kindPaths[kind]}/${id}`;

/** @param gone the keys of what was withdrawn */
function withoutReferences(entry: Entry, gone: ReadonlySet<string>): Entry {
  const body = withoutMarks(entry.body, gone);
  if (entry.kind !== 'articles' && entry.kind !== 'events') return { ...entry, body } as Entry;
  const isKept = (kind: Kind, id: string) => !gone.has(keyOf({ kind, id }));
  const fields = {
    ...entry.fields,
    people: entry.fields.people.filter((id) => isKept('people', id)),
    topics: entry.fields.topics.filter((id) => isKept('topics', id)),
  };
  if ('after' in fields && !isKept('events', fields.after ?? '')) delete fields.after;
  if ('agency' in fields && !isKept('sources', fields.agency ?? '')) delete fields.agency;
  return { ...entry, fields, body } as Entry;
}

function withoutMarks(body: Body, gone: ReadonlySet<string>): Body {
  const isKept = (kind: keyof typeof anchors, id: string) => !gone.has(keyOf({ kind, id }));
  const passages = body.passages.filter(({ event }) => isKept('events', event));
  const left = new Set(passages.map(({ anchor }) => anchor));
  const inPlain = (html: string) => withoutTags(html, gone);
  return {
    ...body,
    blocks: body.blocks.map((block) => ({
      html: inPlain(block.html),
      passages: block.passages.filter((anchor) => left.has(anchor)),
    })),
    ...(body.comparison && {
      comparison: {
        ...body.comparison,
        points: body.comparison.points.map((point) => ({
          ...point,
          cells: point.cells.map((cell) => cell && inPlain(cell)),
        })),
      },
    }),
    passages: passages.map((passage) => ({ ...passage, html: inPlain(passage.html) })),
    quotations: body.quotations
      .filter(({ by }) => isKept('people', by))
      .map((quotation) => ({ ...quotation, passages: quotation.passages.filter((each) => left.has(each)) })),
    links: body.links.filter(({ href }) => !leadsToGone(href, gone)),
  };
}

/** What a passage's or a quotation's anchor is made of: which of the two, and the id of the event or the person. */
const ANCHOR = `(${Object.values(anchors).join('|')})-([a-z0-9-]+)(?:\\.\\d+)?`;
const MARK = new RegExp(`<(span|div|blockquote) class="(passage|quote)" id="${ANCHOR}">`, 'g');
const TO_ANCHOR = new RegExp(`^#${ANCHOR}$`);

function withoutTags(html: string, gone: ReadonlySet<string>): string {
  return html
    .replace(MARK, (tag, element: string, name: string, anchor: string, id: string) => {
      if (!gone.has(keyOfAnchor(anchor, id))) return tag;
      return name === 'quote' ? `<${element} class="quote">` : `<${element}>`;
    })
    .replace(/<a (?:[^>]* )?href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (link, href: string, text: string) =>
      leadsToGone(href, gone) ? text : link,
    );
}

const keyOfAnchor = (anchor: string, id: string): string =>
  keyOf({ kind: anchor === anchors.events ? 'events' : 'people', id });

/** Does a link lead to the page of what was withdrawn, to one below it, or to a passage or quotation named after it? */
function leadsToGone(href: string, gone: ReadonlySet<string>): boolean {
  if (!isInnerLink({ href })) return false;
  const { pathname, hash } = new URL(href, 'http://this.invalid');
  const [, anchor = '', id = ''] = TO_ANCHOR.exec(hash) ?? [];
  // On a page it begins with the site's base path.
  return gone.has(keyOfAnchor(anchor, id)) || [...gone].some((key) => `${pathname}/`.includes(`/${key}/`));
}

/** What is known of why a publisher retracted an article. */
export const retractionNoteOf = ({
  retracted,
  updates,
}: Pick<Entry<'articles'>['fields'], 'retracted' | 'updates'>): string | undefined =>
  updates.find(({ date }) => date === retracted)?.note;
