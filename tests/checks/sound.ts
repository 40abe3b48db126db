/** Sound records, and what is found once others join them. */
import { checkRecords } from '../../src/checks/check.ts';
import { fileOf } from '../../src/records/record.ts';
import { type Descriptions, recordsOf } from '../support/records.ts';

const now = Date.UTC(2026, 10, 21, 9, 30);

/** Nothing is wrong with these. */
const sound: Required<Descriptions> = {
  articles: {
    visit: {
      people: ['ann'],
      body: '<Event id="landing">She landed</Event> and said <Quote by="ann">hello</Quote>.',
    },
  },
  events: { landing: { people: ['ann'], topics: ['trade'] } },
  people: { ann: {} },
  topics: { trade: {} },
  sources: { daily: {} },
};

/** What is found once these entries join the sound ones, or take their places. */
export function findings(more: Descriptions, faultyFiles: string[] = []): string[] {
  const records = recordsOf({
    articles: { ...sound.articles, ...more.articles },
    events: { ...sound.events, ...more.events },
    people: { ...sound.people, ...more.people },
    topics: { ...sound.topics, ...more.topics },
    sources: { ...sound.sources, ...more.sources },
  });
  return checkRecords(records, new Set(faultyFiles), now).map(
    ({ kind, id, at, message }) => `${fileOf(kind, id)} ${JSON.stringify(at)} ${message}`,
  );
}
