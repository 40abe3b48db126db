/** What is wrong with an entry's YAML as YAML, in words for an author who has never heard of it. */
import { CST, type Document, isCollection, isScalar, Lexer, visit, type YAMLError } from 'yaml';

/** A fault at an offset of the text. */
export interface YamlFault {
  offset: number;
  message: string;
}

/** Enough for an author at work; more means that this is no YAML at all. */
const MOST_FAULTS = 20;

/**
 * @param document what yaml parsed the text as, with `prettyErrors: false`
 * @returns one fault for a line: what follows is its echo
 * @throws RangeError where the text is nested too deeply
 */
export function yamlFaults(yaml: string, document: Document): YamlFault[] {
  const found = [...document.errors, ...document.warnings];
  if (found.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    throw new RangeError('YAML nested too deeply');
  const refused = refusedTokens(yaml);
  // Where aliases, anchors or tags stand, what the parser says of them is beside the point.
  const others = found.filter(({ code }) => refused.length === 0 || !/ALIAS|ANCHOR|TAG|PROP/.test(code));
  const faults = [
    ...refused,
    ...others.map((error) => faultOf(error, yaml, document)),
    ...refusedNodes(yaml, document),
  ];
  const lines = new Set<number>();
  const told = faults.filter(({ offset }) => {
    const line = lineStart(yaml, offset);
    return !lines.has(line) && lines.add(line);
  });
  return told.slice(0, MOST_FAULTS);
}

/** Aliases, anchors and tags make YAML a language; an entry needs none of them, and a hostile one would use them. */
const refusals = new Map([
  ['alias', 'YAML aliases (*name) are refused: a value that begins with * needs quotation marks round it'],
  ['anchor', 'YAML anchors (&name) are refused: a value that begins with & needs quotation marks round it'],
  ['tag', 'YAML tags (!name) are refused: a value that begins with ! needs quotation marks round it'],
  [
    'lost',
    'a space and # end a value, and what stands behind them is lost: put the whole in quotation marks',
  ],
]);

/** Aliases, anchors, tags, and comments behind values, found in the text: the document no longer has all of them. */
function refusedTokens(yaml: string): YamlFault[] {
  if (!/[*&!#]/.test(yaml)) return [];
  const faults: YamlFault[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    const type = CST.tokenType(token) ?? '';
    const isBehindValue =
      type === 'comment' && !/^[ \t-]*(?:\w+:)?[ \t]*$/.test(yaml.slice(lineStart(yaml, offset), offset));
    const message = refusals.get(isBehindValue ? 'lost' : type);
    if (message) faults.push({ offset, message });
    // Some tokens only say what comes next, and stand for nothing in the text.
    if (yaml.startsWith(token, offset)) offset += token.length;
  }
  return faults;
}

const lineStart = (yaml: string, offset: number) => (offset > 0 ? yaml.lastIndexOf('\n', offset - 1) + 1 : 0);

/**
 * yaml's errors, each as its code and words, and ours. Its words count only where one code stands for several mistakes.
 * `$` stands for the character at the place.
 */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^DUPLICATE_KEY/, 'this field stands here twice'],
  [
    /^BLOCK_AS_IMPLICIT_KEY Nested/,
    'a colon and a space begin a new field: put a value that holds them in quotation marks, and begin each field at the start of its line',
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|^MISSING_CHAR Implicit/,
    'this is no field: a field is its name, a colon, a space and its value, on a line of its own',
  ],
  [/^BAD_SCALAR_START/, 'a value that begins with $ needs quotation marks round it'],
  [/^MISSING_CHAR .*quote$/, 'the quotation mark that ends this value is missing'],
  [
    /^UNEXPECTED_TOKEN .* at node end$/,
    'nothing can stand behind a closing quotation mark or bracket: for quotation marks within a value, put single ones round the whole',
  ],
  [
    /^BAD_DQ_ESCAPE/,
    'a backslash within double quotation marks has a meaning of its own: write it twice, or use single ones',
  ],
  [/^TAB_AS_INDENT/, 'a line begins with spaces, never with a tab'],
  [
    /^(?:MISSING_CHAR|BAD_INDENT) Flow (?:map|sequence)/,
    'what [ or { opens must be closed: write the items of a list each on a line of its own, after a hyphen, and a value that begins with [ or { in quotation marks',
  ],
  [
    /^BAD_INDENT|^BLOCK_AS_IMPLICIT_KEY|^MISSING_CHAR .*indentation/,
    'this line does not line up: fields begin at the start of a line, and the items of a list stand under one another',
  ],
];

/**
 * A value whose quotation mark or bracket is never closed: yaml tells where it gave up, an author looks for where it
 * begins.
 */
const UNCLOSED = /^MISSING_CHAR .*quote$|^\w+ Flow (?:map|sequence)/;

function faultOf({ code, message, pos }: YAMLError, yaml: string, document: Document): YamlFault {
  const error = `${code} ${message}`;
  const [, words] = advice.find(([sort]) => sort.test(error)) ?? [];
  const offset = UNCLOSED.test(error) ? lastOpened(document, pos[0]) : pos[0];
  return {
    offset,
    message: words?.replace('$', yaml[offset] ?? '') ?? `this cannot be read as YAML: ${message}`,
  };
}

/** Where the last value in quotation marks or brackets before a place begins: what is never closed runs on to there. */
function lastOpened(document: Document, before: number): number {
  let offset = before;
  visit(document, {
    Node(_, node) {
      const start = node.range?.[0];
      const opens = isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow;
      if (opens && start !== undefined && start < before) offset = start;
    },
  });
  return offset;
}

/** What is sound YAML and no author means: a list or a map as a field's name, and two items joined to one. */
function refusedNodes(yaml: string, document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Node(place, node) {
      const [start, end] = node.range ?? [0, 0];
      if (place === 'key' && !isScalar(node))
        faults.push({ offset: start, message: 'the name of a field is a word' });
      if (!isScalar(node) || node.type !== 'PLAIN') return;
      // YAML joins a line that is indented further to the value above it.
      const item = /\n[ \t]*(?=-[ \t])/.exec(yaml.slice(start, end));
      const message =
        'this item would become a part of the one above it: the hyphens of a list stand under one another';
      if (item) faults.push({ offset: start + item.index + item[0].length, message });
    },
  });
  return faults;
}
