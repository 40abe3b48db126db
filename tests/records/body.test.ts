import { describe, expect, it } from 'vitest';
import { htmlOf, type Kind } from '../../src/records/record.ts';
import { bodyOf, faultsOfBody, htmlOfBody, withoutAddresses } from '../support/entries.ts';

describe('a tag of the vocabulary', () => {
  it.each([
    ['Event without id', '<Event>x</Event>', '<Event> needs id="…"'],
    ['Quote without by', '<Quote>x</Quote>', '<Quote> needs by="…"'],
    [
      'Event with a bad id',
      '<Event id="Not One">x</Event>',
      '<Event> cannot have id=`Not One`: an id is of small letters, digits and single hyphens',
    ],
    [
      'Event with an empty id',
      '<Event id="">x</Event>',
      '<Event> cannot have id=``: an id is of small letters, digits and single hyphens',
    ],
    [
      'Event with an id of no value',
      '<Event id>x</Event>',
      '<Event> needs id="…" with an id in quotation marks',
    ],
    [
      'Event with code for an id',
      '<Event id={"x"}>x</Event>',
      '<Event> needs id="…" with an id in quotation marks',
    ],
    ['Event with two ids', '<Event id="a" id="b">x</Event>', '<Event> has `id` twice'],
    [
      'Event with a style',
      '<Event id="a" style="x">x</Event>',
      '<Event> has no attribute `style`: it takes only id="…"',
    ],
    [
      'Event with a handler',
      '<Event id="a" onclick={x}>x</Event>',
      '<Event> has no attribute `onclick`: it takes only id="…"',
    ],
    [
      'Event with whatever comes',
      '<Event id="a" {...b}>x</Event>',
      '<Event> has no attribute `{…}`: it takes only id="…"',
    ],
    [
      'Event with a name from elsewhere',
      '<Event id="a" xml:id="b">x</Event>',
      '<Event> has no attribute `xml:id`: it takes only id="…"',
    ],
    [
      'Quote of an utterance that is no id',
      '<Quote by="a" utterance="A b">x</Quote>',
      '<Quote> cannot have utterance=`A b`: an id is of small letters, digits and single hyphens',
    ],
    [
      'Quote of a form of speech that there is not',
      '<Quote by="a" speech="direct">x</Quote>',
      '<Quote> cannot have speech=`direct`: write "indirect", or leave it out',
    ],
    [
      'Quote with two utterances',
      '<Quote by="a" utterance="b" utterance="b">x</Quote>',
      '<Quote> has `utterance` twice',
    ],
    ['Note with an id', '<Note id="a">x</Note>', '<Note> has no attribute `id`: it takes none'],
    [
      'Quote in no language',
      '<Quote by="a" language="Danish">x</Quote>',
      '<Quote> cannot have language=`Danish`: it is not a language code, such as en or zh-Hans',
    ],
    [
      'Quote with a translation of no language',
      '<Quote by="a" translation="x">y</Quote>',
      '`translation` needs language="…" beside it, the language of the words themselves',
    ],
    [
      'Quote with a translation that nobody can see',
      '<Quote by="a" language="da" translation=" ">y</Quote>',
      '<Quote> cannot have translation=` `: it must not be empty',
    ],
    [
      'Quote with a translation in quotation marks of its own',
      '<Quote by="a" language="da" translation="“x”">y</Quote>',
      '<Quote> cannot have translation=`“x”`: it must not stand in curly quotation marks as a whole: they would be printed; take them off, or use straight ones',
    ],
    ['Event with nothing in it', '<Event id="a"></Event>', '<Event> holds no words'],
    ['Event closed at once', '<Event id="a" />', '<Event> holds no words'],
    ['Quote of white space', '<Quote by="a"> &nbsp; </Quote>', '<Quote> holds no words'],
    ['Note of nothing', '<Note></Note>', '<Note> holds no words'],
    ['Note of nothing, as a block', '<Note>\n\n</Note>', '<Note> holds no words'],
  ])('is refused: %s', (_, body, fault) => {
    expect(faultsOfBody(`One\n\n${body}`)).toEqual([`3:1  ${fault}`]);
    if (!body.includes('\n')) expect(faultsOfBody(`One ${body} two`)).toEqual([`1:5  ${fault}`]);
  });

  it('is told of each attribute that it has not, and of the one that it lacks', () => {
    expect(faultsOfBody('<Quote id="a" {...b}>x</Quote>')).toEqual([
      '1:1  <Quote> has no attribute `id`: it takes only by="…", utterance="…", speech="…", language="…" and translation="…"',
      '1:1  <Quote> has no attribute `{…}`: it takes only by="…", utterance="…", speech="…", language="…" and translation="…"',
      '1:1  <Quote> needs by="…"',
    ]);
  });

  it.each([
    ['Quote', 'Quote', '1:17', '<Quote by="a">x <Quote by="b">y</Quote></Quote>'],
    ['Event', 'Note', '1:9', '<Note>x <Event id="a">y</Event></Note>'],
    ['Quote', 'Note', '1:9', '<Note>x <Quote by="a">y</Quote></Note>'],
    ['Note', 'Note', '1:9', '<Note>x <Note>y</Note></Note>'],
    ['Note', 'Quote', '1:17', '<Quote by="a">x <Note>y</Note></Quote>'],
    ['Quote', 'Note', '3:6', '<Note>\n\n- *x <Quote by="a">y</Quote>*\n\n</Note>'],
    ['Quote', 'Quote', '1:31', '<Quote by="a">x <Event id="c"><Quote by="b">y</Quote></Event></Quote>'],
  ])('%s does not stand within %s, however deep', (inner, outer, place, body) => {
    expect(faultsOfBody(body)).toEqual([`${place}  <${inner}> cannot stand within <${outer}>`]);
  });

  it.each(['events', 'people', 'topics', 'sources'] as Kind[])(
    'is for the archive’s notes alone in %s',
    (kind) => {
      expect(faultsOfBody('<Note>x</Note>', kind)).toEqual([]);
      expect(faultsOfBody('a <Event id="b">c</Event>\n\n<Quote by="d">e</Quote>', kind)).toEqual([
        `1:3  <Event> belongs to the bodies of articles, not of ${kind}`,
        `3:1  <Quote> belongs to the bodies of articles, not of ${kind}`,
      ]);
    },
  );

  it('takes its id in single quotation marks and with space about it', () => {
    expect(bodyOf("<Event\n  id='a' >x</Event >").passages).toMatchObject([{ event: 'a' }]);
  });
});

describe('a passage that reports an event', () => {
  it('is found with its place and the anchor that links lead to', () => {
    const body = 'One <Event id="a">two</Event>.';
    expect(htmlOfBody(body)).toBe('<p>One <span class="passage" id="event-a">two</span>.</p>');
    expect(bodyOf(body)).toMatchObject({
      blocks: [{ passages: ['event-a'] }],
      headings: [],
      lead: 'One two.',
      wordCount: 2,
      passages: [
        {
          event: 'a',
          anchor: 'event-a',
          html: '<span class="passage">two</span>',
          at: { line: 15, column: 5 },
        },
      ],
      quotations: [],
      links: [],
    });
  });

  it('may be whole paragraphs', () => {
    const { blocks, passages } = bodyOf('<Event id="a">\n\nOne\n\n- two\n\n</Event>');
    expect(withoutAddresses(htmlOf({ blocks }))).toBe(
      '<div class="passage" id="event-a"><p>One</p><ul>\n<li>two</li>\n</ul></div>',
    );
    expect(passages[0]?.html).toBe('<div class="passage"><p>One</p><ul>\n<li>two</li>\n</ul></div>');
  });

  it('has an anchor of its own, even where others report the same event', () => {
    const { blocks, passages } = bodyOf(
      '<Event id="x">a</Event> <Event id="y">b</Event> <Event id="x">c</Event>\n\n<Event id="x">d</Event>',
    );
    const anchors = ['event-x', 'event-y', 'event-x.2', 'event-x.3'];
    expect(passages.map(({ anchor }) => anchor)).toEqual(anchors);
    expect([...withoutAddresses(htmlOf({ blocks })).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual(
      anchors,
    );
  });

  it('may stand within another, and both are in order of reading', () => {
    const { passages } = bodyOf(
      '<Event id="x">\n\na <Event id="y">b <Event id="x">c</Event></Event>\n\n</Event>',
    );
    expect(passages.map(({ anchor, at }) => [anchor, at.line, at.column])).toEqual([
      ['event-x', 15, 1],
      ['event-y', 17, 3],
      ['event-x.2', 17, 19],
    ]);
  });

  it('has no ids in the words that stand elsewhere too, not even of those within', () => {
    const { passages } = bodyOf('<Event id="x">a <Event id="y">b</Event></Event>');
    expect(passages.map(({ html }) => html)).toEqual([
      '<span class="passage">a <span class="passage">b</span></span>',
      '<span class="passage">b</span>',
    ]);
  });
});

describe('a quotation', () => {
  it('is found with its speaker, words and place, and in quotation marks on the page', () => {
    const body = 'She said: <Quote by="mina">It *is* open.</Quote>';
    expect(htmlOfBody(body)).toBe(
      '<p>She said: <span class="quote" id="said-mina">“It <em>is</em> open.”</span></p>',
    );
    expect(bodyOf(body)).toMatchObject({
      headings: [],
      lead: 'She said: “It is open.”',
      wordCount: 5,
      passages: [],
      quotations: [
        { by: 'mina', words: 'It is open.', anchor: 'said-mina', passages: [], at: { line: 15, column: 11 } },
      ],
      links: [],
    });
  });

  it('may say of which utterance it is, and that the article has no quotation marks', () => {
    const { blocks, quotations } = bodyOf(
      'It is, she said, <Quote by="mina" utterance="opening" speech="indirect">open</Quote>.',
    );
    expect(quotations[0]).toMatchObject({ utterance: 'opening', indirect: true, words: 'open' });
    expect(withoutAddresses(htmlOf({ blocks }))).toContain(
      'open<span class="speech"> [indirect speech]</span></span>',
    );
    const block = htmlOfBody('<Quote by="mina" speech="indirect">\n\nOpen.\n\n</Quote>');
    expect(block).toContain('<p>Open.</p><span class="speech"> [indirect speech]</span></blockquote>');
    expect(bodyOf('<Quote by="mina">x</Quote>').quotations[0]).not.toHaveProperty('indirect');
  });

  it('has an anchor of its own, which is on the page but not in words that stand elsewhere too', () => {
    const { blocks, quotations, passages } = bodyOf(
      '<Event id="x"><Quote by="a">b</Quote></Event> <Quote by="a">c</Quote> <Quote by="a-2">d</Quote>',
    );
    expect(quotations.map(({ anchor }) => anchor)).toEqual(['said-a', 'said-a.2', 'said-a-2']);
    expect(withoutAddresses(htmlOf({ blocks })).match(/id="said-[^"]+"/g)).toEqual([
      'id="said-a"',
      'id="said-a.2"',
      'id="said-a-2"',
    ]);
    expect(passages[0]?.html).toBe('<span class="passage"><span class="quote">“b”</span></span>');
  });

  it('may be whole paragraphs, whose words are kept apart', () => {
    const { blocks, quotations } = bodyOf(
      '<Quote by="mina">\n\nIt is\nopen.\n\nCome\\\nand *see*:\n\n- here\n- there\n\n</Quote>',
    );
    expect(withoutAddresses(htmlOf({ blocks }))).toMatch(
      /^<blockquote class="quote" id="said-mina"><p>It is\nopen\.<\/p><p>Come<br>/,
    );
    expect(quotations[0]?.words).toBe('It is open. Come and see: here there');
  });

  it('knows the passages that it stands in, outermost first', () => {
    const { quotations } = bodyOf(
      '<Event id="x">a <Event id="y"><Quote by="b">c</Quote></Event></Event> <Quote by="b">d</Quote>',
    );
    expect(quotations.map(({ words, passages }) => [words, passages])).toEqual([
      ['c', ['event-x', 'event-y']],
      ['d', []],
    ]);
  });
});

describe('a note of the archive', () => {
  it('says in its words what it is', () => {
    expect(htmlOfBody('One <Note>two</Note>')).toBe(
      '<p>One <span class="note">[Archive’s note: two]</span></p>',
    );
    expect(htmlOfBody('<Note>\n\nOne\n\n</Note>')).toBe(
      '<div class="note" role="note" aria-label="Archive’s note"><p class="note-label">Archive’s note</p><p>One</p></div>',
    );
  });

  it('shows its first block, and the others where a reader asks for them', () => {
    expect(htmlOfBody('<Note>\n\nOne\n\n- two\n\nThree\n\n</Note>').replaceAll('\n', '')).toBe(
      '<div class="note" role="note" aria-label="Archive’s note"><p class="note-label">Archive’s note</p><p>One</p>' +
        '<details><summary>The rest of this note</summary><ul><li>two</li></ul><p>Three</p></details></div>',
    );
  });
});

describe('the blocks of a body', () => {
  it('are those that stand in no other, each with the passages that begin in it', () => {
    const { blocks } = bodyOf(
      'One <Event id="a">two <Event id="b">three</Event></Event>.\n\n## Four\n\n- <Event id="a">five</Event>\n\n' +
        '<Event id="c">\n\nSix <Event id="a">seven</Event>\n\nEight\n\n</Event>',
    );
    expect(blocks.map(({ html, passages }) => [/^<\w+/.exec(html)?.[0], passages])).toEqual([
      ['<p', ['event-a', 'event-b']],
      ['<h2', []],
      ['<ul', ['event-a.2']],
      ['<div', ['event-c', 'event-a.3']],
    ]);
  });
});

describe('a heading', () => {
  it('has an anchor made of its words, once on the page', () => {
    const body =
      '## Talks with the *Premier*\n\n### “Who’s there?”\n\n## ÉCLAIR 北京 2\n\n## …\n\n## Talks: with the premier';
    const { headings } = bodyOf(body);
    expect(headings).toEqual([
      { anchor: 'section-talks-with-the-premier', words: 'Talks with the Premier', level: 2 },
      { anchor: 'section-who-s-there', words: '“Who’s there?”', level: 3 },
      { anchor: 'section-éclair-北京-2', words: 'ÉCLAIR 北京 2', level: 2 },
      { anchor: 'section-4', words: '…', level: 2 },
      { anchor: 'section-talks-with-the-premier.2', words: 'Talks: with the premier', level: 2 },
    ]);
    const ids = [...htmlOfBody(body).matchAll(/<h\d id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(headings.map(({ anchor }) => anchor));
  });

  it('has none in words that stand on other pages too', () => {
    expect(bodyOf('<Event id="a">\n\n## One\n\n</Event>').passages[0]?.html).toContain('<h2>One</h2>');
  });
});

describe('the words of a body', () => {
  it('begin with the first paragraph, as a reader is told of the whole', () => {
    expect(bodyOf('## One\n\nTwo *three*\nfour. <Note>Five</Note>\n\nSix.').lead).toBe(
      'Two three four. [Archive’s note: Five]',
    );
    expect(bodyOf('<Note>\n\nOne\n\n</Note>\n\nTwo').lead).toBe('Two');
    expect(bodyOf('- one').lead).toBe('');
  });

  it.each([
    ['One two, three.', 3],
    ['One\n\n- two\n- three **four**', 4],
    ['a <Quote by="b">c d</Quote>', 3],
    ['北京 and 上海', 3],
    ['ひらがな', 4],
    ['naïve café', 2],
  ])('are counted: %j', (body, count) => {
    expect(bodyOf(body).wordCount).toBe(count);
  });
});
