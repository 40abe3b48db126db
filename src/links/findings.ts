/** What an editor is told of the places of the content, once their addresses have been asked. Pure. */
import type { Problem } from '../records/problem.ts';
import type { Answer } from './ask.ts';
import { keyOf } from './ask-all.ts';
import { proposalFor, type Snapshot, type Wanted, wantedFor } from './snapshots.ts';
import { messageOf, type Verdict, verdictOf } from './verdict.ts';
import type { Place } from './web-links.ts';

/** An address of the content that is not as it should be. */
export interface Finding extends Problem {
  address: string;
  verdict: Verdict;
}

/** A snapshot that could stand in the content. */
export interface Proposal extends Problem {
  address: string;
  /** To be pasted as they are. */
  lines: string[];
}

/** The addresses to be asked, each once. */
export const keysOf = (places: readonly Place[]): string[] => [
  ...new Set(places.map(({ address }) => keyOf(address))),
];

/** What is said of each place whose address is not `ok`. */
export function findingsOf(places: readonly Place[], answers: ReadonlyMap<string, Answer>): Finding[] {
  return places.flatMap((place) => {
    const answer = answers.get(keyOf(place.address));
    const verdict = answer && verdictOf(answer);
    if (!verdict || verdict === 'ok') return [];
    const { file, line, column, address } = place;
    return [{ file, line, column, message: messageOf(place, answer), address, verdict }];
  });
}

/** The places for which a snapshot is wanted, with what is wanted. */
export function wishesOf(places: readonly Place[], answers: ReadonlyMap<string, Answer>) {
  return places.flatMap((place): { place: Place; wanted: Wanted }[] => {
    const answer = answers.get(keyOf(place.address));
    const wanted = answer && wantedFor(place, verdictOf(answer));
    return wanted ? [{ place, wanted }] : [];
  });
}

/** What could be written at a place, now that there is a snapshot. */
export function proposalAt(place: Place, snapshot: Snapshot): Proposal {
  const { file, line, column, address } = place;
  return { file, line, column, address, ...proposalFor(place, snapshot) };
}

/** Does what was found make a run end with 1? What is not asked on purpose does not. */
export const hasFailed = (findings: readonly Finding[]): boolean =>
  findings.some(({ verdict }) => verdict !== 'refused');

/** How many addresses there are of each verdict, such as `12 addresses: 10 ok, 2 gone`. */
export function summaryOf(answers: ReadonlyMap<string, Answer>): string {
  const counts = Map.groupBy(answers.values(), verdictOf);
  const parts = [...counts].map(([verdict, of]) => `${of.length} ${verdict}`);
  const total = `${answers.size} ${answers.size === 1 ? 'address' : 'addresses'}`;
  return parts.length > 0 ? `${total}: ${parts.join(', ')}` : total;
}
