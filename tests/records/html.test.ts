import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/records/entry.ts';
import { htmlOf } from '../../src/records/record.ts';
import { articleText, htmlOfBody } from '../support/entries.ts';
import { runs } from '../support/properties.ts';
import { bodies } from './bodies.ts';
import { elementsOf, readStrictly } from './html.ts';

/** Each element that may come of a body, with what its attributes may be. */
const allowed: Record<string, Record<string, RegExp>> = {
  ...Object.fromEntries(
    'br ul em strong table thead tbody tr details summary'.split(' ').map((name) => [name, {}]),
  ),
  ...Object.fromEntries('h2 h3 h4 h5 h6'.split(' ').map((name) => [name, { id: /^section-/ }])),
  p: { class: /^note-label$/, id: /^p-/ },
  li: { id: /^p-/ },
  ol: { start: /^\d+$/ },
  a: {
    href: /^(https?:\/\/|\/(?![/\\])|#)/,
    title: /^/,
    rel: /^external noopener$/,
    class: /^pil$/,
    'aria-label': /^/,
  },
  th: { class: /^align-(center|right)$/ },
  td: { class: /^align-(center|right)$/ },
  blockquote: { class: /^quote$/, id: /^said-/ },
  div: { class: /^(passage|note)$/, id: /^event-/, role: /^note$/, 'aria-label': /^Archive’s note$/ },
  span: { class: /^(passage|quote|speech|note)$/, id: /^(event|said)-/ },
};

/** Throws where the HTML is not well-formed, or holds what a body cannot become. @returns the ids in it */
function examine(html: string): string[] {
  const elements = elementsOf(readStrictly(html));
  for (const { name, attributes } of elements) {
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(value, `${attribute} of <${name}>`).toMatch(allowed[name]?.[attribute] ?? /^(?!)/);
    }
    expect(allowed, name).toHaveProperty(name);
    if (name === 'a') expect('rel' in attributes).toBe(/^https?:/.test(attributes.href ?? ''));
  }
  return elements.flatMap(({ attributes }) => attributes.id ?? []);
}

describe('the HTML that any sound body becomes', () => {
  it('is well-formed, of the vocabulary’s own elements alone, and has each anchor once', () => {
    let sound = 0;
    let tried = 0;
    const found = new Set<string>();
    fc.assert(
      fc.property(bodies, (body) => {
        tried++;
        const { entry } = readEntry('articles', 'x', articleText({}, body), '/news/');
        if (!entry) return;
        sound++;
        const { passages, quotations, headings, paragraphs } = entry.body;
        const html = htmlOf(entry.body);
        for (const { name } of elementsOf(readStrictly(html))) found.add(name);
        const anchors = [
          ...[...passages, ...quotations, ...headings].map(({ anchor }) => anchor),
          ...paragraphs.map(({ key }) => `p-${key}`),
        ];
        expect(examine(html).sort()).toEqual(anchors.sort());
        expect(new Set(anchors).size).toBe(anchors.length);
        for (const passage of passages) expect(examine(passage.html)).toEqual([]);
        for (const { words } of quotations) expect(words).toMatch(/^\S(.*\S)?$/s);
      }),
      { numRuns: 2 * runs },
    );
    // A test of nothing would pass: of what is written, most is sound, and all elements come about.
    expect(sound / tried).toBeGreaterThan(0.5);
    expect([...found]).toEqual(
      expect.arrayContaining(['p', 'h2', 'ul', 'ol', 'table', 'a', 'blockquote', 'div', 'br', 'details']),
    );
  });
});

describe('the strict reader of these tests', () => {
  it.each([
    '<p>a<p>b</p></p>',
    '<p><div>a</div></p>',
    '<p>a',
    '</p>',
    '<em>a<strong>b</em></strong>',
    '<a href="/x/"><em><a href="/y/">a</a></em></a>',
    '<ul>a</ul>',
    '<ul><p>a</p></ul>',
    '<p><li>a</li></p>',
    '<table><tr><td>a</td></tr></table>',
    '<table><tbody><tr>a</tr></tbody></table>',
    '<h2><ul></ul></h2>',
    '<script>a</script',
    'a < b',
    'a & b',
    '<a href=x>a</a>',
    '<a href="x" href="y">a</a>',
    '<span><p>a</p></span>',
  ])('refuses %s', (html) => {
    expect(() => readStrictly(html)).toThrow();
  });

  it('takes what a body becomes', () => {
    const html = htmlOfBody('## a\n\n- b\n\n| c |\n|---|\n| d |\n\n<Event id="e">f\\\ng</Event>');
    expect(
      elementsOf(readStrictly(html))
        .map(({ name }) => name)
        .join(' '),
    ).toBe('h2 ul li table thead tr th tbody tr td p span br');
  });
});
