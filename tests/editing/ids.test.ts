import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOfId, idFrom, usualId } from '../../src/editing/ids.ts';
import { ID } from '../../src/records/fields.ts';
import { anyString } from '../support/properties.ts';

describe('the id that is made of a name', () => {
  it.each([
    ['Ümit Öz', 'umit-oz'],
    ['İlham Əliyev', 'ilham-eliyev'],
    ['IŞIK', 'isik'],
    ["Mina’s visit to O'Brien & Söhne", 'minas-visit-to-obrien-sohne'],
    ['Straße, Łódź, Đặng, Ærø', 'strasse-lodz-dang-aeroe'],
    ['  “Full self-driving” — at last?  ', 'full-self-driving-at-last'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ ﬁ ²', 'full-width-fi-2'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Wu Haoyu 吴浩宇', 'wu-haoyu'],
    ['吴浩宇', 'wu-hao-yu'],
    ['特斯拉 Model 3 降价', 'te-si-la-model-3-jiang-jia'],
    ['Анна Рэй', 'anna-rey'],
    ['서울의 등대', 'seoului-deungdae'],
  ])('%s is %s', (name, id) => {
    expect(idFrom(name)).toBe(id);
  });

  it.each(['', '—', '☃', '\u0301'])('is none where nothing is left of it: %j', (name) => {
    expect(idFrom(name)).toBe('');
    expect(usualId('people', { name })).toBeUndefined();
  });

  it('is cut between words where it would be long', () => {
    const title = 'Harbour Ferry Leaves for Good as the New Bridge Opens, and Nobody Tells Its Captain';
    expect(idFrom(title)).toBe('harbour-ferry-leaves-for-good-as-the-new-bridge-opens-and');
    expect(idFrom('x'.repeat(100))).toBe('x'.repeat(60));
  });

  it('is an id or nothing, whatever the name, and stays itself', () => {
    fc.assert(
      fc.property(anyString({ maxLength: 150 }), (name) => {
        const id = idFrom(name);
        expect(id === '' || (ID.test(id) && id.length <= 60)).toBe(true);
        expect(idFrom(id)).toBe(id);
      }),
    );
  });
});

describe('the id of a new article', () => {
  it.each([
    ['2024-04-29', '2024-04-29-bridge-opens'],
    ['2025-01-20T20:24+04:00', '2025-01-20-bridge-opens'],
    ['2014~', '2014-bridge-opens'],
    ['2017-03/2022', '2017-03-bridge-opens'],
    ['../2022', 'undated-bridge-opens'],
    [undefined, 'undated-bridge-opens'],
  ])('begins with its date: %s', (date, id) => {
    expect(usualId('articles', { title: 'Bridge opens', date })).toBe(id);
  });

  it('is the only one that does', () => {
    expect(usualId('events', { title: 'Bridge opens', date: '2024-04-29' })).toBe('bridge-opens');
  });
});

it('an id is no name that Windows keeps for a device', () => {
  expect(faultOfId('con')).toBe('`con` is the name of a device on Windows: choose another id');
  expect(faultOfId('con-1')).toBeUndefined();
});
