/** The people, topics and sources, each with what belongs to it. */
import type { Records } from '../records/record.ts';
import { compare } from './order.ts';
import { urlOf } from './urls.ts';
import type { Archive, Item, Subject } from './view.ts';

/** Goes through the timeline once, so that each subject's items are in order of time too. */
export function viewSubjects(
  records: Records,
  timeline: readonly Item[],
): Pick<Archive, 'people' | 'topics' | 'sources'> {
  const items = new Map<string, Item[]>();
  for (const item of timeline) {
    for (const subject of subjectsOf(item)) {
      const others = items.get(subject);
      if (others) others.push(item);
      else items.set(subject, [item]);
    }
  }
  const view = (kind: Subject['kind'], id: string, name: string, lead: string, html: string): Subject => {
    const own = items.get(`${kind}/${id}`) ?? [];
    const articleCount = own.filter((item) => item.kind === 'articles').length;
    const counts = { articleCount, eventCount: own.length - articleCount };
    return { kind, id, href: urlOf(kind, id), name, lead, aliases: [], html, items: own, ...counts };
  };
  return {
    people: [...records.people.values()]
      .map(({ id, fields: { name, role, aliases }, body }) => ({
        ...view('people', id, name, role, body.html),
        aliases,
      }))
      .sort(byName),
    topics: [...records.topics.values()]
      .map(({ id, fields: { name, description }, body }) => view('topics', id, name, description, body.html))
      .sort(byName),
    sources: [...records.sources.values()]
      .map(({ id, fields: { name, description, url }, body }) => ({
        ...view('sources', id, name, description, body.html),
        ...(url && { url }),
      }))
      .sort(byName),
  };
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
