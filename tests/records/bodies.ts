/** Bodies that authors might write: mostly sound, of everything that the vocabulary has, nested as it nests. */
import fc from 'fast-check';

const word = fc.constantFrom(
  ...[
    'one',
    'two',
    '北京',
    '😀',
    '“three”',
    'a & b',
    '1 \\< 2',
    '&lt;script&gt;',
    '\\{x}',
    'it’s',
    '&amp;lt;',
    '3 > 2',
  ],
  ...[
    'c"d',
    '\\*e\\*',
    'https://x.org/a_b',
    'www.x.org',
    'mina@x.org',
    '&quot;',
    '&#0;',
    'f\\g',
    '\u200f',
    "g'h",
  ],
);
const id = fc.constantFrom('a', 'b-2', 'event', '1');
const href = fc.constantFrom(
  '/x/',
  '/',
  '#event-a',
  'https://x.org/?a=b&c',
  '/x/?"',
  '<https://x.org/a b>',
  '/é',
);
const title = fc.constantFrom('', ' "t"', ' "a \\" < b > & c"', " '\"'");

/** What is wrong once in a while, and what only looks as if it were. */
const slip = fc.constantFrom(
  '{',
  '</Event>',
  '<b>',
  '`',
  '<Note>',
  ']',
  '](',
  '*',
  '_',
  '**',
  '<!--',
  '[^1]',
  '\u202e',
  '|',
  '\n',
);

const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

const { line } = fc.letrec<{ line: string; piece: string }>((tie) => ({
  line: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: words },
    { weight: 1, arbitrary: tie('line').map((inner) => `*${inner}*`) },
    { weight: 1, arbitrary: tie('line').map((inner) => `**${inner}**`) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('line'), href, title).map(([inner, to, name]) => `[${inner}](${to}${name})`),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('line'), id).map(([inner, to]) => `<Event id="${to}">${inner}</Event>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          words,
          id,
          fc.constantFrom('', ' utterance="a"', ' speech="indirect"', ' speech="indirect" utterance="b-2"'),
        )
        .map(([inner, by, more]) => `<Quote by="${by}"${more}>${inner}</Quote>`),
    },
    { weight: 1, arbitrary: words.map((inner) => `<Note>${inner}</Note>`) },
    { weight: 1, arbitrary: words.map((inner) => `${inner} \\\ntwo`) },
  ),
}));

const indented = (text: string, first: string, rest: string) =>
  first + text.replaceAll(/\n(?=[^\n])/g, `\n${rest}`);

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll(/\\?\n/g, ' ')).join(' | ')} |`;

const table = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 3 }), fc.constantFrom('---', ':-:', '--:'), words)
  .map(([head, align, cell]) =>
    [row(head), row(head.map(() => align)), row(head.map(() => cell))].join('\n'),
  );

const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n\n')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: line },
    { weight: 2, arbitrary: fc.array(line, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')) },
    { weight: 1, arbitrary: words.map((text) => `## ${text}`) },
    { weight: 1, arbitrary: table },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('- ', '1. ', '7) '), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }))
        .map(([mark, items]) =>
          items.map((item) => indented(item, mark, ' '.repeat(mark.length))).join('\n'),
        ),
    },
    {
      weight: 1,
      arbitrary: tie('blocks').map((inner) => indented(inner, '> ', '> ').replaceAll(/\n(?=\n|$)/g, '\n>')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('blocks'), id, fc.constantFrom('\n', '\n\n'))
        .map(([inner, to, gap]) => `<Event id="${to}">${gap}${inner}${gap}</Event>`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(words, id)
        .map(([inner, by]) => `<Quote by="${by}">\n\n${inner}\n\n${inner}\n\n</Quote>`),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(words, words).map(([one, two]) => `<Note>\n\n## ${one}\n\n- ${two}\n\n</Note>`),
    },
  ),
}));

/** One in four has a slip of the pen somewhere in it. */
export const bodies = fc.oneof(
  { weight: 3, arbitrary: blocks },
  {
    weight: 1,
    arbitrary: fc.tuple(blocks, slip, fc.nat()).map(([text, what, where]) => {
      const at = where % (text.length + 1);
      return text.slice(0, at) + what + text.slice(at);
    }),
  },
);
