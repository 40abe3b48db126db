/** What may have come in twice, or been joined by mistake: for an editor to look at, since either may be meant so. */
import { dateOf } from '../archive/dates.ts';
import { type Entry, fileOf, isWithdrawn, type Records } from '../records/record.ts';
import { bareWords, wordKey } from '../records/text.ts';
import { eventsBefore } from './dates.ts';
import type { Finding, ProofRule } from './finding.ts';
import { utteredIn } from './quotations.ts';

/** An event as others are compared with it. */
interface Compared {
  event: Entry<'events'>;
  /** The persons and organisations among its people. */
  actors: ReadonlySet<string>;
  /** The words of its title that tell what happened: no small words, no names of its people. */
  words: ReadonlySet<string>;
}

/** With how many earlier events an event is compared for each word: of one date, more do not share a word of their titles. */
const MOST_COMPARED = 20;

/**
 * Events of one date and of the same people whose titles say nearly the same, unless an editor has said which came first.
 *
 * Only events that share a date and a word of their titles are compared, so that ten thousand take a moment.
 */
export const sameEvents: ProofRule = ({ events, people }) => {
  const byWord = new Map<string, Compared[]>();
  return [...events.values()].flatMap((event): Finding[] => {
    if (isWithdrawn(event)) return [];
    const own = comparedOf(event, people);
    const { group } = dateOf(event.fields);
    const lists = [...own.words].map((word) => byWord.getOrInsertComputed(`${group} ${word}`, () => []));
    const near = new Set(lists.flatMap((list) => list.slice(-MOST_COMPARED)));
    const other = [...near].find((each) => areAlike(each, own) && !areOrdered(each.event, event, events));
    for (const list of lists) list.push(own);
    if (!other) return [];
    const { kind, id } = event;
    const message = `${fileOf(kind, other.event.id)} is of the same date, has people in common with it, and its title is much the same: where the two are one event, npm run merge -- events ${id} ${other.event.id}; where one came first, say so in \`after\``;
    return [{ kind, id, at: ['title'], message }];
  });
};

function comparedOf(event: Entry<'events'>, people: Records['people']): Compared {
  const involved = event.fields.people.flatMap((id) => people.get(id) ?? []);
  const names = involved.flatMap(({ fields: { name, aliases } }) => [name, ...aliases].flatMap(wordsOf));
  const all = wordsOf(event.fields.title);
  const telling = all.filter((word) => !names.includes(word));
  return {
    event,
    actors: new Set(involved.filter(({ fields }) => fields.type !== 'place').map(({ id }) => id)),
    words: new Set(telling.length > 0 ? telling : all),
  };
}

const SMALL_WORDS = new Set(
  'a an the of in on at to for by with from and or as is are was were be been it its his her their this that into over after before again'.split(
    ' ',
  ),
);

/** The words of a title, without the endings of number and tense. */
const wordsOf = (title: string): string[] =>
  bareWords(title)
    .map(wordKey)
    .filter((word) => !SMALL_WORDS.has(word) && !/^['’]?s$/.test(word))
    .map((word) => word.replace(/(?<=\p{L}{3})(?:e?s|e?d|ing|e)$/u, ''));

/** Are the people of one those of the other, or some of them, and does one title say what the other does, or nearly so? */
function areAlike(one: Compared, other: Compared): boolean {
  const arePeople = isWithin(one.actors, other.actors) || isWithin(other.actors, one.actors);
  const haveNone = one.actors.size === 0 || other.actors.size === 0;
  if (!arePeople || (haveNone && one.actors.size !== other.actors.size)) return false;
  const times = [one, other].map(({ event }) => /T.*/.exec(event.fields.date)?.[0]);
  if (times[0] && times[1] && times[0] !== times[1]) return false;
  const shared = [...one.words].filter((word) => other.words.has(word)).length;
  const likeness = shared / (one.words.size + other.words.size - shared);
  const isPart = isWithin(one.words, other.words) || isWithin(other.words, one.words);
  return likeness >= (isPart ? 0.4 : 0.7);
}

const isWithin = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].every((each) => other.has(each));

/** Is one of the two said to have come after the other, be it by way of others? */
const areOrdered = (one: Entry<'events'>, other: Entry<'events'>, events: Records['events']): boolean =>
  eventsBefore(one, events).includes(other.id) || eventsBefore(other, events).includes(one.id);

/** Two wordings of one remark share so much of the shorter one's telling words, be they translated by two people. */
const LEAST_SHARED = 0.15;

/** Quotations that an utterance joins, and whose words are like none of the others in their language. */
export const distantWordings: ProofRule = (records) => {
  const groups = Map.groupBy(utteredIn(records), ({ utterance, language }) => `${utterance} ${language}`);
  return [...groups.values()].flatMap((places) => {
    const words = places.map((place) => new Set(tellingWords(place.words)));
    const distant = places.filter((_, index) => {
      const own = words[index] ?? new Set();
      return words.every((other) => other === own || sharedOf(own, other) < LEAST_SHARED);
    });
    // Where each is far from all others, the first stands for the utterance.
    return (distant.length < places.length ? distant : distant.slice(1)).map((place): Finding => {
      const { kind, id, at, utterance } = place;
      const other = places.find((each) => each !== place);
      const where = other ? `${fileOf(other.kind, other.id)}:${other.at.line}:${other.at.column}` : '';
      const message = `these words are far from the others of utterance \`${utterance}\` (${where}): where this is another remark, take \`utterance\` out; where it is in another language, say so in \`language\``;
      return { kind, id, at, message };
    });
  });
};

const tellingWords = (text: string): string[] => {
  const telling = wordsOf(text);
  return telling.length > 0 ? telling : bareWords(text).map(wordKey);
};

/** How much of the words of the shorter of two wordings the other has, from 0 to 1. */
function sharedOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  return [...few].filter((word) => many.has(word)).length / Math.max(1, few.size);
}
