import { describe, expect, it } from 'vitest';
import { parseByline } from '../../src/import/bylines.ts';

describe('the persons of a byline', () => {
  it.each([
    ['By Ada Ray and Bo Lin', ['Ada Ray', 'Bo Lin']],
    ['Von Ada Ray und Bo Lin', ['Ada Ray', 'Bo Lin']],
    ['Par Ada Ray et Bo Lin', ['Ada Ray', 'Bo Lin']],
    ['Por Ada Ray y Bo Lin', ['Ada Ray', 'Bo Lin']],
    ['Di Ada Ray e Bo Lin', ['Ada Ray', 'Bo Lin']],
    ['Текст: Анна Рэй', ['Анна Рэй']],
    ['本报记者 王小明', ['王小明']],
    ['بقلم أحمد علي', ['أحمد علي']],
    [
      'Ada A. Ray, Lee S.A. Lin, and Jean-Luc O’Brien, CNN',
      ['Ada A. Ray', 'Lee S.A. Lin', 'Jean-Luc O’Brien'],
    ],
    ['Ada Ray, Senior Correspondent', ['Ada Ray']],
    ['By Ada Ray in Oslo', ['Ada Ray']],
    ['Ada Ray, New York', ['Ada Ray']],
    ['Ada Ray, ada@mole.example', ['Ada Ray']],
    ['By ADA RAY', ['ADA RAY']],
    ['Ada Ray | Updated: Feb 13, 2025', ['Ada Ray']],
  ])('%s: %j', (line, persons) => {
    expect(parseByline(line)).toEqual({ persons, organisations: [] });
  });

  it('stand apart from agencies', () => {
    expect(parseByline('Ada Ray and Reuters')).toEqual({ persons: ['Ada Ray'], organisations: ['Reuters'] });
    expect(parseByline('PTI | Updated: Feb 13, 2025')).toEqual({ persons: [], organisations: ['PTI'] });
  });

  it('are not the house itself', () => {
    expect(parseByline('Mole Echo', 'Mole Echo')).toBeUndefined();
    expect(parseByline('Ada Ray, Mole Echo', 'Mole Echo')).toEqual({
      persons: ['Ada Ray'],
      organisations: [],
    });
  });

  it.each([
    ['an address', 'https://mole.example/people/7'],
    ['the address of the site', 'www.mole.example'],
    ['a domain', 'mole-gazette.example'],
    ['mail', 'desk@mole.example'],
    ['an account', '@molegazette'],
    ['a number of a machine', '192.168.0.1'],
    ['what systems fill in', 'admin'],
    ['nobody', 'Unknown'],
    ['a company', 'Mole Trading GmbH'],
    ['a paper', 'Mole Gazette'],
    ['a desk', 'Staff Reporter'],
    ['a place', 'New York'],
    ['who built the site', 'Developed By Ada Ray'],
    ['a sentence', 'By the mole stood a crowd of people.'],
    ['a weekday', 'By Monday'],
  ])('are not there in %s: %s', (_, line) => {
    expect(parseByline(line)).toBeUndefined();
  });
});
