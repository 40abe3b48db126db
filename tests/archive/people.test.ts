/** Persons, organisations and places: under which headings they stand, and where the index has them. */
import { describe, expect, it } from 'vitest';
import { groupsOf, titleOfPeople, urlOfType } from '../../src/archive/people.ts';

interface Someone {
  id: string;
  type?: 'person' | 'organisation' | 'place';
}

const port = { id: 'port', type: 'place' } as const;
const board = { id: 'board', type: 'organisation' } as const;
const ann: Someone = { id: 'ann' };

const told = (people: readonly Someone[]) =>
  groupsOf(people).map(({ title, members }) => [title, ...members.map(({ id }) => id)]);

describe('people of several types', () => {
  it('stand under headings of their own, persons first, in their order', () => {
    expect(told([port, ann, board])).toEqual([
      ['People', 'ann'],
      ['Organisations', 'board'],
      ['Places', 'port'],
    ]);
  });

  it('have no heading for what there is none of, but that of the persons', () => {
    expect(told([])).toEqual([['People']]);
    expect(told([port])).toEqual([['People'], ['Places', 'port']]);
  });

  it('are called people where they are persons alone', () => {
    expect([[], [ann], [ann, port]].map(titleOfPeople)).toEqual(['People', 'People', 'Who and where']);
  });

  it('are linked where the index has them, on a later page as well', () => {
    const many = Array.from({ length: 200 }, () => ann);
    const linked = (people: Parameters<typeof urlOfType>[1]) =>
      groupsOf(people).map((group) => urlOfType(group, people));
    expect(linked([ann, board, port])).toEqual(['/people/', '/people/#organisations', '/people/#places']);
    expect(linked([...many, board])).toEqual(['/people/', '/people/page/2/#organisations']);
  });
});
