import { describe, expect, it } from 'vitest';
import { filesOf } from '../../src/archive/paths.ts';

describe('the files of a list of stories', () => {
  it('are sets where it has several, and a feed where it has any and goes on', () => {
    expect(filesOf('people', 0)).toMatchObject({ feeds: false, sets: false });
    expect(filesOf('topics', 1)).toMatchObject({ feeds: true, sets: false });
    expect(filesOf('sources', 2)).toMatchObject({ feeds: true, sets: true });
    expect(filesOf('all', 2)).toMatchObject({ feeds: true, sets: true });
    expect(filesOf('years', 2)).toMatchObject({ feeds: false, sets: true });
  });

  it('are of an event neither before it has been reported ten times', () => {
    expect(filesOf('events', 9)).toMatchObject({ feeds: false, sets: false });
    expect(filesOf('events', 10)).toMatchObject({ feeds: true, sets: true });
  });

  it('are a timeline of a person or a topic with several, and of an event with three', () => {
    expect((['people', 'topics', 'events'] as const).map((kind) => filesOf(kind, 1).embed)).toEqual([
      false,
      false,
      false,
    ]);
    expect((['people', 'topics', 'events'] as const).map((kind) => filesOf(kind, 2).embed)).toEqual([
      true,
      true,
      false,
    ]);
    expect(filesOf('events', 3).embed).toBe(true);
    expect((['all', 'sources', 'years'] as const).some((kind) => filesOf(kind, 99).embed)).toBe(false);
  });

  it('once there, stay there however many stories join the list', () => {
    for (const kind of ['all', 'years', 'people', 'topics', 'sources', 'events'] as const) {
      for (let stories = 0; stories < 30; stories++) {
        const [before, after] = [filesOf(kind, stories), filesOf(kind, stories + 1)];
        for (const file of Object.keys(before) as (keyof typeof before)[])
          expect(after[file] || !before[file], `${kind} ${stories} ${file}`).toBe(true);
      }
    }
  });
});
