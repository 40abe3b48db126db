/** The people, topics and sources, each with what belongs to it. */
import type { Records } from '../records/record.ts';
import { addTo } from './groups.ts';
import type { Names } from './names.ts';
import { compare } from './order.ts';
import { provenanceOf } from './provenance.ts';
import { companionsOf } from './together.ts';
import { urlOf } from './urls.ts';
import type { Archive, Item, Subject, Utterance } from './view.ts';

/** What a subject's own file says of it. */
type Told = Pick<Subject, 'name' | 'lead' | 'html'> & Partial<Pick<Subject, 'aliases' | 'url'>>;

/**
 * Goes through the timeline once, so that each subject's items are in order of time too.
 *
 * @param utterances by the id of the person
 */
export function viewSubjects(
  records: Records,
  timeline: readonly Item[],
  names: Names,
  utterances: ReadonlyMap<string, Utterance[]>,
): Pick<Archive, 'people' | 'topics' | 'sources'> {
  const items = itemsBySubject(timeline);
  const alone = Map.groupBy(
    timeline.filter(({ reports }) => reports.length === 1),
    ({ reports }) => reports[0]?.source ?? '',
  );
  const articles = Map.groupBy(
    [...records.articles.values()].filter(({ fields }) => fields.status === 'published'),
    ({ fields }) => fields.source,
  );
  const view = (kind: Subject['kind'], id: string, told: Told): Subject => {
    const own = items.get(`${kind}/${id}`) ?? [];
    const articleCount = own.filter((item) => item.kind === 'articles').length;
    return {
      kind,
      id,
      href: urlOf(kind, id),
      aliases: [],
      ...told,
      items: own,
      articleCount,
      eventCount: own.length - articleCount,
      people: kind === 'sources' ? [] : companionsOf(own, 'people', kind === 'people' ? id : '', names),
      topics: kind === 'sources' ? [] : companionsOf(own, 'topics', kind === 'topics' ? id : '', names),
      utterances: (kind === 'people' && utterances.get(id)) || [],
      alone: (kind === 'sources' && alone.get(id)) || [],
      provenance: kind === 'sources' ? provenanceOf(articles.get(id) ?? []) : [],
    };
  };
  return {
    people: [...records.people.values()]
      .map(({ id, fields: { name, role, aliases, formerIds }, body: { html } }) =>
        view('people', id, { name, lead: role, html, aliases, ...renamed(formerIds) }),
      )
      .sort(byName),
    topics: [...records.topics.values()]
      .map(({ id, fields: { name, description, formerIds }, body: { html } }) =>
        view('topics', id, { name, lead: description, html, ...renamed(formerIds) }),
      )
      .sort(byName),
    sources: [...records.sources.values()]
      .map(({ id, fields: { name, description, url, formerIds }, body: { html } }) =>
        view('sources', id, { name, lead: description, html, ...(url && { url }), ...renamed(formerIds) }),
      )
      .sort(byName),
  };
}

const renamed = (formerIds: readonly string[]) => (formerIds.length > 0 ? { formerIds } : {});

function itemsBySubject(timeline: readonly Item[]): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  for (const item of timeline) {
    for (const subject of subjectsOf(item)) addTo(items, subject, item);
  }
  return items;
}

function subjectsOf({ facets: { person, topic, source } }: Item): string[] {
  return [
    ...source.map((id) => `sources/${id}`),
    ...person.map((id) => `people/${id}`),
    ...topic.map((id) => `topics/${id}`),
  ];
}

const collator = new Intl.Collator('en');

const byName = (a: Subject, b: Subject): number => collator.compare(a.name, b.name) || compare(a.id, b.id);
