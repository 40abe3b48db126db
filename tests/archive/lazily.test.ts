import { expect, it } from 'vitest';
import { lazily } from '../../src/archive/lazily.ts';

interface Page {
  id: string;
  title: string;
  note?: string;
}

/** A page that counts how often it was made. */
function counted() {
  const made = { times: 0 };
  const page = lazily<Page>({ id: 'a', note: undefined }, () => {
    made.times++;
    return { id: 'a', title: 'Roads' };
  });
  return { page, made };
}

it('is made once, at the first look at what is not known', () => {
  const { page, made } = counted();
  expect([page.id, page.note, made.times]).toEqual(['a', undefined, 0]);
  expect([page.title, page.title, page.id, made.times]).toEqual(['Roads', 'Roads', 'a', 1]);
});

it('is then to all looks the object that was made', () => {
  expect({ ...counted().page }).toStrictEqual({ id: 'a', title: 'Roads' });
  expect(JSON.stringify(counted().page)).toBe('{"id":"a","title":"Roads"}');
  expect('note' in counted().page).toBe(false);
  expect(Object.keys(counted().page)).toEqual(['id', 'title']);
});
