/**
 * What the search index reads of a record: one lean HTML document, made from the record itself rather than from its page.
 *
 * It has the words that the page has, and the anchors before them, in parts: the title, other names, what it is in short, the
 * text, the facts that the page prints beside the text, keys by which somebody may ask for the page, and last what the
 * archive's notes say. Where a part begins an empty element stands whose id says so (`../format.ts`); Pagefind keeps the
 * position of every id, and no phrase is found across two parts.
 */

import { site } from '#site';
import { type DateView, dateOf, dateOfEvent } from '../../archive/dates.ts';
import { periodOf } from '../../archive/facets.ts';
import { kindPaths } from '../../archive/paths.ts';
import { standingRecords } from '../../archive/standing.ts';
import { titleLanguageOf } from '../../records/language.ts';
import {
  allEntries,
  type Entry,
  fileOf,
  htmlOf,
  isWithdrawn,
  type Kind,
  type PersonType,
  type Records,
  typeOfEntry,
} from '../../records/record.ts';
import { withoutParagraphLinks } from '../../records/rendering.ts';
import { compareText, spaceOut } from '../../records/text.ts';
import { addressKey, markOf, type Part } from '../format.ts';

export interface SearchDocument {
  entry: Entry;
  /** The path of its page below the site's base: `/stories/x/`. */
  url: string;
  title: string;
  /** That of an article or an event. */
  date?: DateView;
  /** Makes it. All of them together are larger than the archive. */
  html(): string;
}

/** How much a word counts in each part, where one in the text counts 1 (Pagefind, `data-pagefind-weight`). */
const weights = { title: 10, names: 8, lead: 2, text: 1, points: 0.3, facts: 0.5, keys: 0.5, note: 0.05 };

/** One document for each record that has a page: those of articles and events in order of time, then the others by their addresses. */
export function documentsOf(all: Records): SearchDocument[] {
  const records = standingRecords(all);
  const entries = allEntries(records).filter((entry) => !isWithdrawn(entry));
  const quoted = quotedOn(entries);
  return entries
    .map((entry) => documentOf(entry, records, quoted))
    .sort(
      (a, b) =>
        compareText(a.date?.sortKey ?? UNDATED, b.date?.sortKey ?? UNDATED) || compareText(a.url, b.url),
    );
}

/** Behind every date. */
const UNDATED = '~';

/** What the pages of events and of people print of stories: the passages and the quotations, by the kind and id of the page. */
function quotedOn(entries: readonly Entry[]): Map<string, Set<string>> {
  const quoted = new Map<string, Set<string>>();
  const add = (kind: Kind, id: string, html: string) =>
    quoted.getOrInsertComputed(fileOf(kind, id), () => new Set()).add(html);
  for (const { kind, body } of entries) {
    if (kind !== 'articles') continue;
    for (const { event, html } of body.passages) add('events', event, `${ITEM}<div>${html}</div>`);
    for (const { by, words, translation } of body.quotations) {
      const said = [words, ...(translation ? [translation] : [])].map((each) => `<p>${escapeHtml(each)}</p>`);
      add('people', by, ITEM + said.join(''));
    }
  }
  return quoted;
}

function documentOf(
  entry: Entry,
  records: Records,
  quoted: ReadonlyMap<string, ReadonlySet<string>>,
): SearchDocument {
  const details = detailsOf(entry, records);
  return {
    entry,
    url: `/${kindPaths[entry.kind]}/${entry.id}/`,
    title: details.title,
    ...(entry.kind === 'articles' && { date: dateOf(entry.fields) }),
    ...(entry.kind === 'events' && { date: dateOfEvent(entry, records.events) }),
    html: () => htmlOfDocument(entry, details, records, quoted),
  };
}

function htmlOfDocument(
  entry: Entry,
  { title, language, type, names, lead, facts, keys }: Details,
  records: Records,
  quoted: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const { text, note } = splitNotes(textOf(entry));
  const parts = [
    `<h1 data-pagefind-weight="${weights.title}">${escapeHtml(title)}</h1>`,
    language ? `<i id="${markOf('language')}${escapeHtml(language)}"></i>` : '',
    type ? `<i id="${markOf('type')}${type}"></i>` : '',
    part('names', [...names, ...withHyphens(title)].map((name) => `<p>${escapeHtml(name)}.</p>`).join('')),
    part('lead', lead && `<p>${escapeHtml(lead)}</p>`),
    part('text', text),
    part('points', [pointsOf(entry, records), ...(quoted.get(fileOf(entry.kind, entry.id)) ?? [])].join('')),
    part('facts', facts),
    part('keys', keys.map(escapeHtml).join(' ')),
    part('note', note),
  ];
  return `<html lang="${site.language}"><body data-pagefind-body>${spaceOutText(parts.join(''))}</body></html>`;
}

/** A title with hyphens for the dashes in it: Pagefind takes a compound apart at hyphens alone. */
const withHyphens = (title: string): string[] => {
  const plain = title.replace(/(?<=\p{L})[–‐‑](?=\p{L})/gu, '-');
  return plain === title ? [] : [plain];
};

/** No excerpt goes on from one item to the next. */
const ITEM = `<i id="${markOf('item')}"></i>`;

const part = (name: Part, html: string): string =>
  html && `<div data-pagefind-weight="${weights[name]}"><i id="${markOf(name)}"></i>${html}</div>`;

interface Details {
  title: string;
  /** The title's, where it is not the pages' (BCP 47). */
  language?: string;
  /** What it is, of an organisation or a place. */
  type?: PersonType;
  /** Other names. */
  names: readonly string[];
  lead: string;
  facts: string;
  keys: string[];
}

function detailsOf(entry: Entry, { sources }: Records): Details {
  const { id } = entry;
  const former = entry.fields.formerIds;
  if (entry.kind === 'articles') {
    const { fields } = entry;
    const source = sources.get(fields.source)?.fields;
    return {
      title: fields.titleBasis === 'supplied' ? `[${fields.title}]` : fields.title,
      ...titleLanguageOf(entry),
      names: fields.titleTranslated ? [fields.titleTranslated] : [],
      lead: fields.summary,
      facts: [
        ...fields.byline.map((author) => `<p>${escapeHtml(author)}.</p>`),
        fact('source', source?.name ?? fields.source),
        fields.retracted ? `<p><i id="${markOf('retracted')}"></i>Retracted.</p>` : '',
        fields.medium === 'article' ? '' : `<p>${fields.medium}.</p>`,
        fields.agency
          ? `<p>${escapeHtml(sources.get(fields.agency)?.fields.name ?? fields.agency)}.</p>`
          : '',
        ...dateFacts(fields),
      ].join(''),
      keys: [id, ...former, fields.url, fields.archivedUrl].flatMap((key) => (key ? addressKey(key) : [])),
    };
  }
  if (entry.kind === 'events') {
    const { fields } = entry;
    return {
      title: fields.title,
      ...titleLanguageOf(entry),
      names: fields.shortTitle ? [fields.shortTitle] : [],
      lead: '',
      facts: dateFacts(fields).join(''),
      keys: [id, ...former].map(addressKey),
    };
  }
  const { fields } = entry;
  return {
    title: fields.name,
    ...titleLanguageOf(entry),
    ...typeOfEntry(entry),
    names: fields.aliases,
    lead: 'role' in fields ? fields.role : fields.description,
    facts: '',
    keys: [
      ...[id, ...former].map(addressKey),
      ...('url' in fields && fields.url ? [addressKey(fields.url)] : []),
    ],
  };
}

/** A fact that a result shows. */
const fact = (name: 'source' | 'date', words: string): string =>
  `<p><i id="${markOf(name)}"></i>${escapeHtml(words)}.</p>`;

interface Dated {
  date: string;
  dateText?: string | undefined;
  dateBasis: 'stated' | 'inferred';
}

function dateFacts(fields: Dated): string[] {
  const view = dateOf(fields);
  const { label, groupLabel, meaning } = view;
  return [
    fact('date', fields.dateBasis === 'inferred' ? `[${groupLabel}]` : groupLabel),
    view.isUncertain ? `<i id="${markOf('uncertain')}"></i>` : '',
    view.year === undefined ? '' : `<i id="${markOf('month')}${periodOf({ ...view, year: view.year })}"></i>`,
    // With its time of day, and in the archive's words, where it has them.
    label === groupLabel ? '' : `<p>${escapeHtml(label)}.</p>`,
    meaning ? `<p>${escapeHtml(meaning)}.</p>` : '',
  ];
}

/** What a body says, with its anchors. */
const textOf = ({ body }: Entry): string =>
  withoutParagraphLinks(htmlOf(body))
    .replace(/<span id="p-[^"]*"[^>]*><\/span>/g, '')
    // Pagefind keeps a second time the text within whatever has an id.
    .replace(/<(p|div|span|blockquote)\b([^>]*?) id="([^"]*)"/g, '<i id="$3"></i><$1$2');

/** The points on which an event's reports differ, as its page sets them side by side: each with who says so. */
function pointsOf({ body: { comparison } }: Entry, { articles, sources }: Records): string {
  if (!comparison) return '';
  const names = comparison.articles.map(({ id }) => {
    const source = articles.get(id)?.fields.source ?? '';
    return escapeHtml(sources.get(source)?.fields.name ?? source);
  });
  return comparison.points
    .map(({ name, anchor, cells }) => {
      const said = cells.flatMap((cell, index) =>
        cell === null ? [] : `${names[index]}: ${withoutParagraphLinks(cell)}`,
      );
      return `${ITEM}<i id="${anchor}"></i><div>${escapeHtml(name)}. ${said.join(' · ')}</div>`;
    })
    .join('');
}

/** Notes hold no other `div` or `span`: no tag may stand within one. */
const NOTE = /<div class="note"[^>]*>(.*?)<\/div>|<span class="note">(.*?)<\/span>/gs;
const NOTE_LABEL = /<p class="note-label">.*?<\/p>|<summary>.*?<\/summary>|^\[Archive’s note: |\]$/g;

function splitNotes(html: string): { text: string; note: string } {
  const notes: string[] = [];
  const text = html.replace(NOTE, (_, block?: string, inline?: string) => {
    notes.push(`<p>${(block ?? inline ?? '').replace(NOTE_LABEL, '').replace(/ id="[^"]*"/g, '')}</p>`);
    return ' ';
  });
  return { text, note: notes.join('') };
}

/** Scripts without spaces are indexed character by character, so that any run of them is found as a phrase. */
const spaceOutText = (html: string): string =>
  html.replace(/(<[^>]*>)|([^<]+)/g, (_, tag?: string, text?: string) => tag ?? spaceOut(text ?? ''));

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
