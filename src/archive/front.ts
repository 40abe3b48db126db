/** The front page: what is newest, and what most shows why reports are worth comparing. */
import { collate } from './quotations.ts';
import { type Lens, lensOf } from './timeline.ts';
import type { Archive, Collation, EventPage, Item, Story, Subject, Utterance } from './view.ts';

/** So many stories, entries and subjects of a kind the front page has. */
const STORIES = 4;
const ENTRIES = 12;
const SUBJECTS = 12;

export interface Front {
  /** The newest first, as are the entries. */
  stories: Story[];
  entries: Item[];
  difference?: Difference;
  lens?: Lens;
  /** Of each kind, those that occur in the most articles and events. */
  people: Subject[];
  topics: Subject[];
  sources: Subject[];
}

/** A remark that sources print in different words, and the event in whose reports it is quoted. */
interface Difference {
  utterance: Utterance;
  collation: Collation;
  event: EventPage;
}

export function viewFront({ stories, events, timeline, people, topics, sources }: Archive): Front {
  const difference = differenceIn(events);
  const lens = lensOf(timeline);
  return {
    stories: stories.slice(-STORIES).reverse(),
    entries: timeline.slice(-ENTRIES).reverse(),
    ...(difference && { difference }),
    ...(lens && { lens }),
    people: most(people),
    topics: most(topics),
    sources: most(sources),
  };
}

const most = (subjects: readonly Subject[]): Subject[] =>
  subjects.toSorted((a, b) => b.items.length - a.items.length).slice(0, SUBJECTS);

/** The remark with the most readings at one place; of those with equally many, that of the last event. */
function differenceIn(events: readonly EventPage[]): Difference | undefined {
  let found: Difference | undefined;
  for (const event of events) {
    for (const utterance of event.utterances) {
      const collation = collate(utterance);
      if (!collation) continue;
      const more = collation.readings.length - (found?.collation.readings.length ?? 0);
      const isLater = !found || event.item.date.sortKey > found.event.item.date.sortKey;
      if (more > 0 || (more === 0 && isLater)) found = { utterance, collation, event };
    }
  }
  return found;
}
