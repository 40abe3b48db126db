/** People, topics and sources, each with what is filed under it. */
import { type Entry, htmlOf, type Records, typeOfEntry } from '../records/record.ts';
import type { Fields } from '../records/schemas.ts';
import { compareText } from '../records/text.ts';
import { facetOfKind } from './facets.ts';
import type { Names } from './items.ts';
import { lazily, once } from './lazily.ts';
import { byType } from './people.ts';
import { urlOf } from './urls.ts';
import type {
  Archive,
  ArticleItem,
  Companion,
  Companions,
  EventItem,
  Item,
  Person,
  ProvenanceFact,
  Source,
  Subject,
  Topic,
  Utterance,
} from './view.ts';

/**
 * @param timeline all items, in order of time
 * @param utterances by the id of the person
 */
export function viewSubjects(
  records: Records,
  timeline: readonly Item[],
  names: Names,
  utterances: ReadonlyMap<string, Utterance[]>,
): Pick<Archive, 'people' | 'topics' | 'sources'> {
  const items = itemsBySubject(timeline);
  const itemsOf = ({ kind, id }: SubjectEntry) => items.get(`${facetOfKind[kind]}:${id}`) ?? [];
  const provenance = once(() => provenanceBySource(records));
  const alone = eventsOfOneSource(timeline);
  const elsewhere = articlesByAgency(timeline);
  return {
    people: [...records.people.values()]
      .map((entry) =>
        lazily<Person>(knownOf(entry), () => ({
          kind: entry.kind,
          ...typeOfEntry(entry),
          ...viewSubject(entry, entry.fields.role, itemsOf(entry)),
          ...companionsOf(entry, itemsOf(entry), names),
          aliases: entry.fields.aliases,
          utterances: utterances.get(entry.id) ?? [],
        })),
      )
      .sort((a, b) => byType(a, b) || byName(a, b)),
    topics: [...records.topics.values()]
      .map((entry) =>
        lazily<Topic>(knownOf(entry), () => ({
          kind: entry.kind,
          ...viewSubject(entry, entry.fields.description, itemsOf(entry)),
          ...companionsOf(entry, itemsOf(entry), names),
        })),
      )
      .sort(byName),
    sources: [...records.sources.values()]
      .map((entry) =>
        lazily<Source>(knownOf(entry), () => ({
          kind: entry.kind,
          ...viewSubject(entry, entry.fields.description, itemsOf(entry)),
          ...(entry.fields.url && { url: entry.fields.url }),
          alone: alone.get(entry.id) ?? [],
          elsewhere: elsewhere.get(urlOf(entry.kind, entry.id)) ?? [],
          provenance: provenance().get(entry.id) ?? [],
        })),
      )
      .sort(byName),
  };
}

type SubjectEntry = Entry<Subject['kind']>;

/** What a subject is found by, and put in order. */
const knownOf = <K extends Subject['kind']>({ kind, id, fields }: Entry<K>) => ({
  kind,
  id,
  name: fields.name,
  type: 'type' in fields && fields.type !== 'person' ? fields.type : undefined,
  formerIds: fields.formerIds.length > 0 ? fields.formerIds : undefined,
});

/** What all kinds of subject have. */
function viewSubject({ kind, id, fields, body }: SubjectEntry, lead: string, items: Item[]) {
  const articleCount = items.filter((item) => item.kind === 'articles').length;
  return {
    id,
    href: urlOf(kind, id),
    name: fields.name,
    lead,
    html: htmlOf(body),
    ...(fields.formerIds.length > 0 && { formerIds: fields.formerIds }),
    corrections: fields.corrections,
    items,
    articleCount,
    eventCount: items.length - articleCount,
  };
}

/** The items of each person, topic and source, by facet and id (`person:li-qiang`), in order of time. */
function itemsBySubject(timeline: readonly Item[]): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  for (const item of timeline) {
    for (const facet of Object.values(facetOfKind)) {
      for (const id of item.facets[facet]) items.getOrInsertComputed(`${facet}:${id}`, () => []).push(item);
    }
  }
  return items;
}

/** The events that one source alone reports, by its id. */
function eventsOfOneSource(timeline: readonly Item[]): Map<string | undefined, EventItem[]> {
  const events = timeline.filter((item) => item.kind === 'events');
  return Map.groupBy(
    events.filter(({ reportedBy }) => reportedBy.length === 1),
    ({ reportedBy: [only] }) => only?.source,
  );
}

/** The articles that print an agency's text, by the address of its page. */
const articlesByAgency = (timeline: readonly Item[]): Map<string | undefined, ArticleItem[]> =>
  Map.groupBy(
    timeline.filter((item) => item.kind === 'articles'),
    ({ agency }) => agency?.href,
  );

/** Who and what occurs in the same items as a person or topic, which is no companion of itself. */
function companionsOf(self: Entry<'people' | 'topics'>, items: readonly Item[], names: Names): Companions {
  return { people: companions('people'), topics: companions('topics') };

  function companions(kind: keyof Companions): Companion[] {
    const counts = new Map<string, { articles: number; events: number }>();
    for (const item of items) {
      for (const id of item.facets[facetOfKind[kind]]) {
        counts.getOrInsertComputed(id, () => ({ articles: 0, events: 0 }))[item.kind]++;
      }
    }
    if (self.kind === kind) counts.delete(self.id);
    return [...counts]
      .flatMap(([id, count]) => {
        const link = names.link(kind, id);
        return link ? { ...link, ...count } : [];
      })
      .sort((a, b) => total(b) - total(a) || compareText(a.text, b.text) || compareText(a.href, b.href));
  }
}

const total = ({ articles, events }: Companion): number => articles + events;

const collator = new Intl.Collator('en');

const byName = (a: Subject, b: Subject): number =>
  collator.compare(a.name, b.name) || compareText(a.id, b.id);

type Test = (fields: Fields['articles']) => boolean;

/** What is told of a source's articles, each as the ways in which an article may be. */
const questions: readonly [label: string, answers: readonly [text: string, is: Test][]][] = [
  [
    'Dates',
    [
      ['stated', ({ dateBasis }) => dateBasis === 'stated'],
      ['inferred', ({ dateBasis }) => dateBasis === 'inferred'],
    ],
  ],
  [
    'Headlines',
    [
      ['as published', ({ titleBasis }) => titleBasis === 'published'],
      ['supplied by the archive', ({ titleBasis }) => titleBasis === 'supplied'],
    ],
  ],
  [
    'Bylines',
    [
      ['known', ({ byline }) => byline.length > 0],
      ['not known', ({ byline }) => byline.length === 0],
    ],
  ],
  [
    'Originals',
    [
      ['with an address', ({ url }) => url !== undefined],
      ['without an address', ({ url }) => url === undefined],
      ['with a preserved snapshot', ({ archivedUrl }) => archivedUrl !== undefined],
    ],
  ],
  [
    'Texts',
    [
      ['as an account', ({ text }) => text === 'account'],
      ['in full', ({ text }) => text === 'full'],
    ],
  ],
];

/** How much is known of where the published articles of each source come from, by the source's id. */
function provenanceBySource({ articles }: Records): Map<string, ProvenanceFact[]> {
  const published = [...articles.values()].filter(({ fields }) => fields.status === 'published');
  const bySource = Map.groupBy(published, ({ fields }) => fields.source);
  return new Map([...bySource].map(([source, own]) => [source, provenanceOf(own)]));
}

function provenanceOf(articles: readonly Entry<'articles'>[]): ProvenanceFact[] {
  return questions.map(([label, answers]) => ({
    label,
    value: answers
      .map(([text, is]) => ({ text, count: articles.filter(({ fields }) => is(fields)).length }))
      .filter(({ count }) => count > 0)
      .map(({ text, count }) => (articles.length === 1 ? text : `${count} ${text}`))
      .join(', '),
  }));
}
