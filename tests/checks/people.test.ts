/** Whether the people of an entry are those whom its text names. */
import { describe, expect, it } from 'vitest';
import { articleText, eventText, personText } from '../support/entries.ts';
import { findingsIn } from './proofs.ts';

const people = {
  'people/mina-torvald.mdx': personText({ name: 'Mina Torvald', aliases: ['Ms Torvald', 'M. Torvald'] }),
  'people/wu-haoyu.mdx': personText({ name: 'Wu Haoyu', aliases: ['Mr Wu', '吴浩宇'] }),
};

/** The findings in one article; its body begins in line 15. */
const inArticle = (body: string, fields = {}, others: Readonly<Record<string, string>> = people) =>
  findingsIn({ ...others, 'articles/a.mdx': articleText(fields, body) });
const placesIn = (findings: string[]) => findings.map((finding) => finding.split('  ')[0]);

describe('an organisation or a place', () => {
  const others = {
    'people/crane.mdx': personText({ type: 'organisation', name: 'Crane Works', aliases: ['the Works'] }),
    'people/aune.mdx': personText({ type: 'place', name: 'Aune' }),
  };

  it('is missing where the title names it, and may be mentioned in the text', () => {
    expect(inArticle('Crane Works is in Aune.', {}, others)).toEqual([]);
    expect(inArticle('It is open.', { title: 'Crane Works opens in Aune' }, others)).toEqual([
      'articles/a.mdx:2:8  `Crane Works` names `crane`, who is not in `people`: add `crane` there; if this is somebody else, give them a file in people/ with this form too',
      'articles/a.mdx:2:8  `Aune` names `aune`, who is not in `people`: add `aune` there; if this is somebody else, give them a file in people/ with this form too',
    ]);
  });

  it('is named in the title or the text, where it is in `people`', () => {
    const fields = { people: ['crane', 'aune'] };
    expect(inArticle('So the Works of Aune say.', fields, others)).toEqual([]);
    expect(inArticle('So they say.', fields, others)).toHaveLength(2);
  });
});

describe('whom a text names', () => {
  it('belongs in `people`', () => {
    expect(inArticle('It rained. Then Ms Torvald came.')).toEqual([
      'articles/a.mdx:15:17  `Ms Torvald` names `mina-torvald`, who is not in `people`: add `mina-torvald` there; if this is somebody else, give them a file in people/ with this form too',
    ]);
  });

  it('is told once, where it stands first', () => {
    const body = 'First.\n\n- *Mr Wu* came,\n  and\n  Mr Wu went.\n\nWu Haoyu it was; so was Ms Torvald.';
    expect(placesIn(inArticle(body))).toEqual(['articles/a.mdx:17:4', 'articles/a.mdx:21:25']);
  });

  it('is found in the headline, in a passage, a link, a quotation, across a line break and behind what is escaped', () => {
    expect(placesIn(inArticle('It is open.', { title: 'Mina Torvald’s bridge' }))).toEqual([
      'articles/a.mdx:2:8',
    ]);
    expect(placesIn(inArticle('<Event id="x">By [Mina Torvald](https://a.example/).</Event>'))).toEqual([
      'articles/a.mdx:15:19',
    ]);
    expect(placesIn(inArticle('> so said Mina\n> Torvald\n'))).toEqual(['articles/a.mdx:15:11']);
    expect(placesIn(inArticle('A \\{ &lt; &amp; b: Mina Torvald.'))).toEqual(['articles/a.mdx:15:20']);
  });

  it.each([
    'Mina Torvald’s',
    "Mina Torvald's",
    '“Mina Torvald”',
    'ex-Mina Torvald,',
    'M. Torvald.',
    '昨天吴浩宇说',
  ])('is a whole word: %s', (words) => expect(inArticle(`So ${words} it was.`)).toHaveLength(1));

  it.each(['Mina Torvaldsen', 'Émina Torvald', 'XMina Torvald', 'mina torvald', 'Mina. Torvald', 'Mr Wun'])(
    'is that word alone: %s',
    (words) => expect(inArticle(`So ${words} it was.`)).toEqual([]),
  );

  it('is found in a comparison table, too', () => {
    const table = '| | [A](/stories/a/) |\n|---|---|\n| Who | *Mina* Torvald |';
    expect(
      placesIn(findingsIn({ ...people, 'events/x.mdx': eventText({}, `It opens.\n\n${table}`) })),
    ).toEqual(['events/x.mdx:12:10']);
  });

  it('is not looked for in what the archive says itself', () => {
    expect(inArticle('It is open. <Note>Mina Torvald is left out.</Note>')).toEqual([]);
    expect(inArticle('It is open.\n\n<Note>\n\n- Mina Torvald\n\n</Note>')).toEqual([]);
  });

  it('does not run over the end of a paragraph', () => {
    expect(inArticle('So it was with Mina\n\nTorvald is another.')).toEqual([]);
  });

  it('is the longest name that stands there', () => {
    const longer = { ...people, 'people/other.mdx': personText({ name: 'Wu Haoyu Wen' }) };
    const found = inArticle('Here is Wu Haoyu Wen.', {}, longer);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('names `other`');
    const before = { ...people, 'people/other.mdx': personText({ name: 'Young Wu Haoyu' }) };
    expect(inArticle('Here is Young Wu Haoyu.', {}, before)[0]).toContain('names `other`');
  });

  it('may begin with a sign', () => {
    const hooft = { 'people/hooft.mdx': personText({ name: '"’t Hooft"' }) };
    expect(placesIn(inArticle("Here is 't Hooft; here is ’t Hooft.", {}, hooft))).toEqual([
      'articles/a.mdx:15:9',
    ]);
    expect(inArticle('Here is Hooft.', {}, hooft)).toEqual([]);
  });

  it('is nobody where two people share the form', () => {
    const shared = { ...people, 'people/other.mdx': personText({ name: 'Wu Wen', aliases: ['Mr Wu'] }) };
    expect(inArticle('Here is Mr Wu.', {}, shared)).toEqual([]);
  });

  it('belongs in an event’s `people` too', () => {
    const event = eventText({}, 'Opened by Mina Torvald.');
    expect(placesIn(findingsIn({ ...people, 'events/e.mdx': event }))).toEqual(['events/e.mdx:8:11']);
  });

  it('is not asked of what was withdrawn', () => {
    const withdrawn = {
      status: 'withdrawn',
      corrections: [{ date: '2026-01-01', note: 'Wrong.' }],
      people: ['wu-haoyu'],
    };
    const found = inArticle('By Mina Torvald.', withdrawn);
    expect(found.filter((finding) => !finding.startsWith('people/'))).toEqual([]);
  });
});

describe('who is in `people`', () => {
  const listed = { people: ['wu-haoyu', 'mina-torvald'] };

  it('is named in the text', () => {
    expect(inArticle('Here is Mr Wu.', listed)).toEqual([
      'articles/a.mdx:7:21  neither the title nor the text names `mina-torvald`: name them there, add the form that stands there to `aliases` in people/mina-torvald.mdx, or take them out of `people`',
    ]);
  });

  it.each([
    'Mr Wu met Torvald.',
    'Mr Wu met <Quote by="mina-torvald">her</Quote>.',
    'Mr Wu, Torvald’s guest.',
  ])('is named by the last part of the name, or by being quoted: %s', (body) =>
    expect(inArticle(body, listed)).toEqual([]),
  );

  it.each(['Mr Wu met Mina.', 'Mr Wu met Torvaldsen.', 'Mr Wu. <Note>Not Torvald.</Note>'])(
    'is not named by another word, nor in a note: %s',
    (body) => expect(inArticle(body, listed)).toHaveLength(1),
  );

  it('may be named in the title alone, by a form that somebody else has too', () => {
    const shared = { ...people, 'people/other.mdx': personText({ name: 'Wu Wen', aliases: ['Mr Wu'] }) };
    expect(inArticle('It is open.', { title: 'Mr Wu comes', people: ['other'] }, shared)).toEqual([]);
  });

  it.each([
    ['Đặng Thị Hà', 'Dang Thi Ha came.'.replace('Dang', 'Đang')],
    ['Émile Noël', 'Emile Noel came.'],
    ['Lu Xun', 'Lǔ Xùn came.'],
  ])('is named without the accents and tone marks that a text leaves out, or adds: %s', (name, body) => {
    const person = { 'people/p.mdx': personText({ name }) };
    expect(inArticle(body, { people: ['p'] }, person)).toEqual([]);
  });

  it('is named in an event too', () => {
    const event = eventText({ people: ['mina-torvald'] }, 'It is open.');
    expect(findingsIn({ ...people, 'events/e.mdx': event })).toHaveLength(1);
  });
});

describe('two people of one name', () => {
  it('are pointed out, whatever their accents and capitals', () => {
    const named = (name: string) => ({ ...people, 'people/z.mdx': personText({ name, aliases: ['Z'] }) });
    const found = (name: string) => inArticle('Here is Z.', { people: ['z'] }, named(name));
    expect(found('Mína Torvald')).toEqual([
      'people/z.mdx:2:7  people/mina-torvald.mdx has the same name: where the two are one, npm run merge -- people z mina-torvald; else tell them apart in `name`',
    ]);
    expect(found('Mina Torvald (captain)')).toEqual([]);
  });
});
