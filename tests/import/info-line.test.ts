import { describe, expect, it } from 'vitest';
import { readInfoLine } from '../../src/import/info-line.ts';

const dates = (line: string) => readInfoLine(line)?.dates.map(({ value }) => value);

describe('a line about an article', () => {
  it.each([
    'Published: 29 April 2024',
    'Apr. 29th, 2024 5:12 pm ET',
    'Montag, 29. April 2024, 10:02 Uhr',
    'Veröffentlicht am 29.04.2024 um 10.02 Uhr',
    'Publié le 29 avril 2024 à 10h02',
    'Publicado el 29 de abril de 2024',
    'Опубликовано 29 апреля 2024 г. в 10:02',
    'نشر في ٢٩ أبريل ٢٠٢٤',
    '29 نيسان/أبريل 2024',
    '发布时间：2024年04月29日 10:02',
    '2024年4月29日（月） 10時02分',
    '2024/4/29',
    '29/04/2024',
    'Oslo | 29.04.2024',
    'By Ada Ray Published April 29, 2024 Updated May 2, 2024',
  ])('says the day: %s', (line) => {
    expect(dates(line)).toEqual(['2024-04-29']);
  });

  it.each([
    'Updated: May 2, 2024',
    'Stand: 02.05.2024',
    'Mis à jour le 2 mai 2024',
    'Обновлено 2 мая 2024',
    '更新：2024年5月2日',
  ])('says that of a change, which is another: %s', (line) => {
    expect(readInfoLine(line)).toMatchObject({ dates: [], changed: [{ value: '2024-05-02' }] });
  });

  it.each([
    ['Title: Bridge opens – and the bill grows', 'Bridge opens – and the bill grows'],
    ['Titel: „Aeroe“ fährt – und die Rechnung steigt', '„Aeroe“ fährt – und die Rechnung steigt'],
    ['Title: Bridge opens | Date: 29 April 2024', 'Bridge opens'],
  ])('says a headline, dashes and all: %s', (line, title) => {
    expect(readInfoLine(line)).toMatchObject({ title });
  });

  it('says all that its labels name', () => {
    expect(readInfoLine('2024-04-29 10:02 来源：防波堤日报 记者：林小波 责任编辑：高明')).toEqual({
      dates: [{ value: '2024-04-29', clock: '10:02' }],
      changed: [],
      source: '防波堤日报',
      byline: { persons: ['林小波'], organisations: [] },
      others: ['高明'],
    });
    expect(readInfoLine('URL: https://mole.example/lamp')?.url).toBe('https://mole.example/lamp');
    expect(readInfoLine('Titre : Le vieux phare')?.title).toBe('Le vieux phare');
    expect(readInfoLine('Источник: Вестник')?.source).toBe('Вестник');
  });

  it.each([
    ['Medium: press release', 'press release'],
    ['Type: Press-Release', 'press release'],
    ['Format: Broadcast', 'broadcast'],
  ])('says what the original is: %s', (line, medium) => {
    expect(readInfoLine(line)?.medium).toBe(medium);
    expect(readInfoLine(line)?.source).toBeUndefined();
  });

  it('says by the same label who published it, where that is no kind of original', () => {
    expect(readInfoLine('Medium: Sund Post')).toMatchObject({ source: 'Sund Post' });
    expect(readInfoLine('Type: leaflet')).toBeUndefined();
  });

  it.each(['Agency: Nordwire', 'News agency: Nordwire', 'Agentur: Nordwire'])(
    'says whose text it is: %s',
    (line) => {
      expect(readInfoLine(line)).toMatchObject({ agency: 'Nordwire' });
    },
  );

  it.each([
    ['Date: early May 2024', 'early May 2024'],
    ['Published: 2024', '2024'],
    ['Datum: Anfang Mai 2024', 'Anfang Mai 2024'],
  ])('says that there is a date that cannot be read: %s', (line, unreadDate) => {
    expect(readInfoLine(line)).toMatchObject({ dates: [], unreadDate });
  });

  it('says that it cannot be told which number is the month', () => {
    expect(readInfoLine('04/05/2024 10:15')).toMatchObject({ dates: [], ambiguous: '04/05/2024' });
  });

  it.each([
    'The lamp had gone out on 3 March 2013.',
    'Source: The ministry said that it would rain.',
    'Date: to be announced',
    'By the mole stood a crowd, on 29 April 2024, and sang.',
    '来源于各方面的消息称，灯塔重新亮起',
    'Updated plans for the quay were shown to all who asked for them.',
  ])('is not: %s', (line) => {
    expect(readInfoLine(line)).toBeUndefined();
  });
});
