/** The records of `people/` by their type: persons, organisations and places, each under a heading of its own. */

import { site } from '#site';
import type { PersonType } from '../records/record.ts';
import { pageSuffix, urlAt, urlOfAll } from './urls.ts';

/** What several of each type are called, in the order in which they stand. */
const titles = { person: 'People', organisation: 'Organisations', place: 'Places' } as const;

const types = Object.keys(titles) as PersonType[];

/** One without a type is a person. */
interface Typed {
  type?: PersonType;
}

const typeOf = ({ type = 'person' }: Typed): PersonType => type;

/** Those of one type. */
export interface TypeGroup<T> {
  type: PersonType;
  title: (typeof titles)[PersonType];
  /** The heading's id on a page. */
  anchor: string;
  members: T[];
}

/** Persons, even if there are none; then organisations and places, where there are some. */
export const groupsOf = <T extends Typed>(people: readonly T[]): TypeGroup<T>[] =>
  types
    .map((type) => ({
      type,
      title: titles[type],
      anchor: titles[type].toLowerCase(),
      members: people.filter((one) => typeOf(one) === type),
    }))
    .filter(({ type, members }) => type === 'person' || members.length > 0);

/** Compares two for `sort`, in the order of the headings. */
export const byType = (a: Typed, b: Typed): number => types.indexOf(typeOf(a)) - types.indexOf(typeOf(b));

/** Are there any but persons? */
export const areMixed = (people: readonly Typed[]): boolean => groupsOf(people).length > 1;

/** What all of them are called together. */
export const titleOfPeople = (people: readonly Typed[]): string =>
  areMixed(people) ? 'Who and where' : 'People';

/**
 * Where the index has those of a type.
 *
 * @param people all, in the order of their types
 */
export function urlOfType({ type, anchor }: TypeGroup<unknown>, people: readonly Typed[]): string {
  const index = urlOfAll('people');
  if (type === 'person') return index;
  const first = people.findIndex((one) => typeOf(one) === type);
  return urlAt(index + pageSuffix(Math.floor(first / site.pageSize) + 1), anchor);
}
