import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askFields, askId, askKind } from '../../src/editing/prompts.ts';
import { Refusal } from '../../src/records/problem.ts';
import type { Kind } from '../../src/records/record.ts';

const people = new Map([
  ['bo-lind', 'Bo Lind'],
  ['mina-torvald', 'Mina Torvald'],
]);
const topics = new Map([['roads', 'Roads']]);
const known = (kind: Kind) =>
  kind === 'people' ? people : kind === 'topics' ? topics : new Map<string, string>();

const ENTER = '\r';
const DOWN = '\u001b[B';
const TAB = '\t';
const CTRL_C = '\u0003';
const BACKSPACE = '\u007f';

/** A terminal at which somebody presses these keys, each after what it was an answer to has been shown. */
function terminal(...keys: string[]) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 120, rows: 40, isTTY: true });
  let shown = '';
  output.on('data', (data) => {
    shown += data;
  });
  const press = async () => {
    for (const key of keys) {
      // A lone escape, such as an arrow begins with, is waited for by the reader of keys.
      await wait(15);
      input.write(key);
    }
  };
  return { at: { input, output }, press, shown: () => shown };
}

async function answers(kind: Kind, values: Record<string, unknown>, ...keys: string[]) {
  const { at, press, shown } = terminal(...keys);
  const [fields] = await Promise.all([askFields(kind, values, known, at), press()]);
  return { fields, shown: shown() };
}

describe('the questions for a new entry', () => {
  it('go through the fields, the required ones first, and let the others be skipped', async () => {
    const named = ['Ada', ENTER, 'Engineer', ENTER];
    const { fields } = await answers('people', {}, ...named, DOWN, ENTER, 'Lady A', ENTER, ENTER);
    expect(fields).toEqual({ name: 'Ada', role: 'Engineer', type: 'organisation', aliases: ['Lady A'] });
    const skipped = await answers('sources', {}, 'Post', ENTER, 'A paper.', ENTER, ENTER, ENTER);
    expect(skipped.fields).toEqual({ name: 'Post', description: 'A paper.', aliases: [] });
  });

  it('say what each field means, and leave out what is known', async () => {
    const { fields, shown } = await answers(
      'topics',
      { name: 'Roads', aliases: [] },
      'What is driven on.',
      ENTER,
    );
    expect(fields).toEqual({ name: 'Roads', aliases: [], description: 'What is driven on.' });
    expect(shown).toContain('description: What belongs under it.');
    expect(shown).not.toContain('name: ');
  });

  it('lose no choice of whoever presses Enter on one without ticking it', async () => {
    const event = { title: 'It opens', date: '2024', dateBasis: 'stated', topics: [] };
    const { fields, shown } = await answers('events', event, DOWN, ENTER, ENTER, DOWN, TAB, ENTER);
    expect(shown).toContain('people: none of them?');
    expect(fields).toMatchObject({ people: ['mina-torvald'] });
    expect((await answers('events', event, ENTER, 'y')).fields).toMatchObject({ people: [] });
  });

  it('keep the way to what is not there yet, whatever is typed', async () => {
    const event = { title: 'It opens', date: '2024', dateBasis: 'stated', topics: [] };
    const { fields } = await answers('events', event, 'zzz', DOWN, TAB, ENTER, 'odo', ENTER, ENTER);
    expect(fields).toMatchObject({ people: ['odo'] });
  });

  it('say at once what is wrong with an answer, and take another', async () => {
    const { fields, shown } = await answers(
      'people',
      { name: 'Ada', type: 'person', aliases: [] },
      ENTER,
      '“x”',
      ENTER,
      ...[BACKSPACE, BACKSPACE, BACKSPACE],
      'Engineer',
      ENTER,
    );
    expect(shown).toContain('`role` must not be empty');
    expect(shown).toContain('`role` must not stand in curly quotation marks');
    expect(fields).toMatchObject({ role: 'Engineer' });
  });

  it('offer the words of a field, and ask for what one of them needs', async () => {
    const event = { title: 'It opens', date: '2024', people: [], topics: [] };
    const stated = await answers('events', event, ENTER);
    expect(stated.fields).toEqual({ ...event, dateBasis: 'stated' });
    const inferred = await answers('events', event, DOWN, ENTER, ENTER, 'From the text.', ENTER);
    expect(inferred.fields).toEqual({ ...event, dateBasis: 'inferred', dateNote: 'From the text.' });
    expect(inferred.shown).toContain('`dateNote` must not be empty');
  });

  it('offer the entries that there are, found by name or id, and take others', async () => {
    const event = { title: 'It opens', date: '2024', dateBasis: 'stated' };
    const { fields } = await answers(
      'events',
      event,
      ...['torv', TAB, ENTER],
      ...['others', TAB, ENTER],
      ...['No Id', ENTER, ...Array.from({ length: 5 }, () => BACKSPACE), 'bridges', ENTER, ENTER],
    );
    expect(fields).toMatchObject({ people: ['mina-torvald'], topics: ['bridges'] });
  });

  it('ask what the original of an article is, and propose the language of the archive', async () => {
    const article = {
      ...{ title: 'It opens', titleBasis: 'published', date: '2024', dateBasis: 'stated', source: 'daily' },
      ...{ url: 'https://daily.example/', archivedUrl: 'https://kept.example/', archivedOn: '2024-05-01' },
      ...{
        byline: [],
        bylineOrganisations: [],
        people: [],
        topics: ['roads'],
        summary: 'So.',
        text: 'account',
      },
      added: '2026-01-01',
    };
    const { fields, shown } = await answers('articles', article, ENTER, DOWN, ENTER);
    expect(fields).toEqual({ ...article, language: 'en', medium: 'post' });
    expect(shown).toContain('(Enter for en)');
    const other = await answers('articles', article, 'de', ENTER, ENTER);
    expect(other.fields).toEqual({ ...article, language: 'de', medium: 'article' });
  });

  it('can be broken off', async () => {
    const { at, press } = terminal('Ada', ENTER, CTRL_C);
    const asked = askFields('people', {}, known, at);
    await expect(Promise.all([asked, press()])).rejects.toThrow(Refusal);
  });
});

describe('the question for an id', () => {
  it('proposes one, and says why another cannot be taken', async () => {
    const faultOf = (id: string) => (id === 'ada' ? 'there is people/ada.mdx already' : undefined);
    const { at, press, shown } = terminal(ENTER, '-2', ENTER);
    const [id] = await Promise.all([askId('ada', faultOf, at), press()]);
    expect(id).toBe('ada-2');
    expect(shown()).toContain('there is people/ada.mdx already');
  });
});

describe('the question for a kind', () => {
  it('offers them all', async () => {
    const { at, press } = terminal(DOWN, ENTER);
    const [kind] = await Promise.all([askKind(['article', 'event'], at), press()]);
    expect(kind).toBe('event');
  });
});
