import { describe, expect, it } from 'vitest';
import { bodyOf, htmlOfBody } from '../support/entries.ts';

const htmlOf = (body: string, base = '/') => htmlOfBody(body, 'articles', base);

describe('Markdown becomes HTML', () => {
  it.each([
    ['paragraphs', 'One\ntwo\n\nthree', '<p>One\ntwo</p>\n<p>three</p>'],
    ['a line that ends with two spaces', 'One  \ntwo', '<p>One<br>\ntwo</p>'],
    [
      'headings',
      '## One\n\n### Two *three*',
      '<h2 id="section-one">One</h2>\n<h3 id="section-two-three">Two <em>three</em></h3>',
    ],
    ['a heading that is underlined', 'One\n---', '<h2 id="section-one">One</h2>'],
    [
      'emphasis',
      '*One* **two** ***three***',
      '<p><em>One</em> <strong>two</strong> <em><strong>three</strong></em></p>',
    ],
    ['a list', '- One\n- two', '<ul>\n<li>One</li>\n<li>two</li>\n</ul>'],
    ['a list with paragraphs', '- One\n\n  two', '<ul>\n<li>\n<p>One</p>\n<p>two</p>\n</li>\n</ul>'],
    ['a list that counts', '3. One\n4. two', '<ol start="3">\n<li>One</li>\n<li>two</li>\n</ol>'],
    ['a list within a list', '- One\n  1. two', '<ul>\n<li>One\n<ol>\n<li>two</li>\n</ol>\n</li>\n</ul>'],
    ['a quoted block', '> One\n>\n> two', '<blockquote>\n<p>One</p>\n<p>two</p>\n</blockquote>'],
    ['what is indented as code is elsewhere', '    One', '<p>One</p>'],
  ])('%s', (_, body, html) => {
    expect(htmlOf(body)).toBe(html);
  });

  it('a table, with a class for how a column is aligned and no style', () => {
    expect(htmlOf('| a | b | c | d |\n|---|:--|:-:|--:|\n| e | f | g | h |').replaceAll('\n', '')).toBe(
      '<table><thead><tr><th>a</th><th>b</th><th class="align-center">c</th><th class="align-right">d</th></tr></thead>' +
        '<tbody><tr><td>e</td><td>f</td><td class="align-center">g</td><td class="align-right">h</td></tr></tbody></table>',
    );
  });

  it('a table of nothing but its head', () => {
    expect(htmlOf('| a |\n|---|').replaceAll('\n', '')).toBe(
      '<table><thead><tr><th>a</th></tr></thead></table>',
    );
  });
});

describe('a link', () => {
  it('to another site says so', () => {
    expect(htmlOf('[a](https://x.org/ "b")')).toBe(
      '<p><a href="https://x.org/" title="b" rel="external noopener">a</a></p>',
    );
  });

  it('within the site begins with the site’s base path', () => {
    expect(htmlOf('[a](/events/x/)', '/news/')).toBe('<p><a href="/news/events/x/">a</a></p>');
    expect(htmlOf('[a](/events/x/)', '/news')).toBe('<p><a href="/news/events/x/">a</a></p>');
    expect(htmlOf('[a](/events/x/)')).toBe('<p><a href="/events/x/">a</a></p>');
    expect(htmlOf('[a](#event-x)', '/news/')).toBe('<p><a href="#event-x">a</a></p>');
  });

  it('is made of an address of the web that stands in the text', () => {
    expect(htmlOf('See https://x.org/a_b.')).toBe(
      '<p>See <a href="https://x.org/a_b" rel="external noopener">https://x.org/a_b</a>.</p>',
    );
  });

  it('is not made of an e-mail address that stands in the text', () => {
    expect(htmlOf('Write to mina@example.org.')).toBe('<p>Write to mina@example.org.</p>');
  });

  it('keeps a passage’s words linked wherever they stand', () => {
    expect(bodyOf('<Event id="x">[a](/y/)</Event>', 'articles', '/news/').passages[0]?.html).toBe(
      '<span class="passage"><a href="/news/y/">a</a></span>',
    );
  });
});

describe('lines that hold nothing but tags', () => {
  const span = (name: string, text: string, number = '') =>
    `<span class="passage" id="event-${name}${number}">${text}</span>`;

  it('are a paragraph where the tags hold bare text', () => {
    expect(htmlOf('<Event id="a">One</Event>')).toBe(`<p>${span('a', 'One')}</p>`);
  });

  it('are one paragraph together, as other lines are', () => {
    expect(htmlOf('<Event id="a">One</Event>\n<Event id="b">two</Event>')).toBe(
      `<p>${span('a', 'One')} ${span('b', 'two')}</p>`,
    );
  });

  it('are two paragraphs where an empty line parts them', () => {
    expect(htmlOf('<Event id="a">One</Event>\n\n<Event id="b">two</Event>')).toBe(
      `<p>${span('a', 'One')}</p><p>${span('b', 'two')}</p>`,
    );
  });

  it('keep their words together or apart, as they are written', () => {
    expect(htmlOf('<Event id="a">foot</Event><Event id="b">ball</Event>')).toBe(
      `<p>${span('a', 'foot')}${span('b', 'ball')}</p>`,
    );
    expect(htmlOf('<Event id="a">One</Event> <Event id="b">two</Event>')).toBe(
      `<p>${span('a', 'One')} ${span('b', 'two')}</p>`,
    );
  });

  it('are a paragraph where a tag holds nothing but a tag with bare text', () => {
    expect(htmlOf('<Event id="a"><Quote by="b">One</Quote></Event>')).toBe(
      `<p>${span('a', '<span class="quote" id="said-b">“One”</span>')}</p>`,
    );
  });

  it('are a paragraph where a tag holds emphasis or a link alone', () => {
    expect(htmlOf('<Event id="a">**One**</Event>')).toBe(`<p>${span('a', '<strong>One</strong>')}</p>`);
    expect(htmlOf('<Event id="a">[One](/x/)</Event>')).toBe(`<p>${span('a', '<a href="/x/">One</a>')}</p>`);
  });

  it('stay blocks where the tags stand on lines of their own', () => {
    expect(htmlOf('<Event id="a">\nOne\n</Event>')).toBe(
      '<div class="passage" id="event-a"><p>One</p></div>',
    );
  });

  it('are paragraphs within lists, quoted blocks and blocks of tags', () => {
    expect(htmlOf('> <Event id="a">One</Event>')).toContain(`<p>${span('a', 'One')}</p>`);
    expect(htmlOf('- <Event id="a">One</Event>')).toContain(`<p>${span('a', 'One')}</p>`);
    expect(htmlOf('<Note>\n\n*One*\n\n</Note>')).toContain('<p><em>One</em></p>');
  });
});

describe('tags within Markdown', () => {
  it.each([
    [
      'a heading',
      '## <Event id="a">One</Event>',
      '<h2 id="section-one"><span class="passage" id="event-a">One</span></h2>',
    ],
    ['emphasis', 'a *<Note>b</Note>*', '<p>a <em><span class="note">[Archive’s note: b]</span></em></p>'],
    [
      'a link',
      'a [<Quote by="b">c</Quote>](/d/)',
      '<p>a <a href="/d/"><span class="quote" id="said-b">“c”</span></a></p>',
    ],
    [
      'an item',
      '- a <Note>b</Note>',
      '<ul>\n<li>a <span class="note">[Archive’s note: b]</span></li>\n</ul>',
    ],
  ])('stand in %s', (_, body, html) => {
    expect(htmlOf(body)).toBe(html);
  });

  it('stand in the cells of a table', () => {
    expect(htmlOf('| a |\n|---|\n| <Event id="b">c</Event> |')).toContain(
      '<td><span class="passage" id="event-b">c</span></td>',
    );
  });

  it('stand round blocks within an item', () => {
    expect(htmlOf('- a\n\n  <Note>\n\n  b\n\n  </Note>')).toContain(
      '<div class="note" role="note" aria-label="Archive’s note"><p class="note-label">Archive’s note</p><p>b</p></div>',
    );
  });
});

describe('a quotation in another language', () => {
  const quote = (more = '') =>
    `<Quote by="b" language="da"${more} translation="Not before &quot;now&quot; &amp; then.">Først nu.</Quote>`;

  it('says which, and has what it means in square brackets behind it, in a language of its own', () => {
    expect(htmlOf(`a ${quote()}`)).toBe(
      '<p>a <span class="quote" id="said-b">“<span lang="da" dir="auto">Først nu.</span>” <span class="translation" lang="en">[“Not before "now" &#x26; then.”]</span></span></p>',
    );
  });

  it('has no quotation marks where the article has none', () => {
    expect(htmlOf(`a ${quote(' speech="indirect"')}`)).toContain(
      '<span lang="da" dir="auto">Først nu.</span> <span class="translation" lang="en">[Not before "now" &#x26; then.]</span><span class="speech">',
    );
  });

  it('has its translation in a paragraph of its own where it has paragraphs', () => {
    expect(htmlOf('<Quote by="b" language="ar" translation="It is.">\n\nنعم.\n\n</Quote>')).toBe(
      '<blockquote class="quote" id="said-b"><div lang="ar" dir="auto"><p>نعم.</p></div><p class="translation" lang="en">[“It is.”]</p></blockquote>',
    );
  });
});

describe('text that looks like something else', () => {
  it.each([
    ['a tag that is escaped', '\\<script>alert(1)\\</script>', '&#x3C;script>alert(1)&#x3C;/script>'],
    [
      'a tag in character references',
      '&lt;img src=x onerror=alert(1)&gt;',
      '&#x3C;img src=x onerror=alert(1)>',
    ],
    ['a reference that is escaped', '&amp;lt;b&amp;gt;', '&#x26;lt;b&#x26;gt;'],
    ['signs of arithmetic', '1 < 2 & 3 > 2', '1 &#x3C; 2 &#x26; 3 > 2'],
    ['quotation marks and dashes', `"One" -- 'two'...`, `"One" -- 'two'...`],
    ['marks as typographers set them', '“One” – ‘two’ … 5 °C', '“One” – ‘two’ … 5 °C'],
    ['scripts of all the world', '北京 مرحبا 😀 é', '北京 مرحبا 😀 é'],
    ['marks of other kinds of Markdown', '==a== $b$ :c: [[d]] ^e^ ::f', '==a== $b$ :c: [[d]] ^e^ ::f'],
  ])('stays text: %s', (_, body, html) => {
    expect(htmlOf(body)).toBe(`<p>${html}</p>`);
  });

  it('stays text in the title and the address of a link', () => {
    expect(htmlOf('[a](/x/?b=%22&c "&quot;&gt;&lt;b onclick=c&gt;")')).toBe(
      '<p><a href="/x/?b=%22&#x26;c" title="&#x22;><b onclick=c>">a</a></p>',
    );
  });
});
