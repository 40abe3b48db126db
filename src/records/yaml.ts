/** What is wrong with an entry's YAML as YAML, in words for an author who has never heard of it. */
import { CST, type Document, isCollection, isScalar, Lexer, visit, type YAMLError } from 'yaml';

/** A fault at an offset of the text. */
export interface YamlFault {
  offset: number;
  message: string;
}

/** Enough for an author at work; more means that this is no YAML at all. */
const MOST_FAULTS = 20;

/** @returns the faults of a text and of the document it was read as, one for a line: what follows is its echo */
export function yamlFaults(yaml: string, document: Document): YamlFault[] {
  const found = [...document.errors, ...document.warnings];
  if (found.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    throw new RangeError('YAML nested too deeply');
  const refused = refusedTokens(yaml);
  // Where aliases, anchors or tags stand, what the parser says of them is beside the point.
  const others = found.filter(({ code }) => refused.length === 0 || !/ALIAS|ANCHOR|TAG|PROP/.test(code));
  const faults = [
    ...refused,
    ...others.map((error) => adviceOn(error, yaml, document)),
    ...keyFaults(document),
    ...joinedItems(yaml, document),
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

/** What YAML knows and an entry must not hold, found in the text: the document no longer has all of it. */
function refusedTokens(yaml: string): YamlFault[] {
  if (!/[*&!#]/.test(yaml)) return [];
  const faults: YamlFault[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(yaml)) {
    const type = CST.tokenType(token) ?? '';
    const behindValue =
      type === 'comment' && !/^[ \t-]*(?:\w+:)?[ \t]*$/.test(yaml.slice(lineStart(yaml, offset), offset));
    const message = refusals.get(behindValue ? 'lost' : type);
    if (message) faults.push({ offset, message });
    // Some tokens only say what comes next, and stand for nothing in the text.
    if (yaml.startsWith(token, offset)) offset += token.length;
  }
  return faults;
}

const lineStart = (yaml: string, offset: number) => (offset > 0 ? yaml.lastIndexOf('\n', offset - 1) + 1 : 0);

/** The parser's words and ours. `$` stands for the character at the place. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^Map keys must be unique/, 'this field stands here twice'],
  [
    /^Nested mappings/,
    'a colon and a space begin a new field: put a value that holds them in quotation marks, and begin each field at the start of its line',
  ],
  [
    /^Implicit (map )?keys/,
    'this is no field: a field is its name, a colon, a space and its value, on a line of its own',
  ],
  [/^Plain value cannot/, 'a value that begins with $ needs quotation marks round it'],
  [/^Missing closing .quote/, 'the quotation mark that ends this value is missing'],
  [
    /at node end$/,
    'nothing can stand behind a closing quotation mark or bracket: for quotation marks within a value, put single ones round the whole',
  ],
  [
    /^Invalid escape/,
    'a backslash within double quotation marks has a meaning of its own: write it twice, or use single ones',
  ],
  [/^Tabs are not/, 'a line begins with spaces, never with a tab'],
  [
    /^Flow (map|sequence)/,
    'what [ or { opens must be closed: write the items of a list each on a line of its own, after a hyphen, and a value that begins with [ or { in quotation marks',
  ],
  [
    /same column|indented|indentation|^A block sequence/,
    'this line does not line up: fields begin at the start of a line, and the items of a list stand under one another',
  ],
];

function adviceOn(error: YAMLError, yaml: string, document: Document): YamlFault {
  const [, words] = advice.find(([said]) => said.test(error.message)) ?? [];
  const unclosed = /^(?:Missing closing .quote|Flow (?:map|sequence))/.test(error.message);
  const offset = unclosed ? lastOpened(document, error.pos[0]) : error.pos[0];
  return {
    offset,
    message: words?.replace('$', yaml[offset] ?? '') ?? `this cannot be read as YAML: ${error.message}`,
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

/** YAML joins a line that is indented further to the value above it, and so makes one item of two. */
function joinedItems(yaml: string, document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Scalar(_, { type, range }) {
      if (type !== 'PLAIN' || !range) return;
      const item = /\n[ \t]*(?=-[ \t])/.exec(yaml.slice(range[0], range[1]));
      if (!item) return;
      const message =
        'this item would become a part of the one above it: the hyphens of a list stand under one another';
      faults.push({ offset: range[0] + item.index + item[0].length, message });
    },
  });
  return faults;
}

/** A list or a map can be a field's name in YAML. */
function keyFaults(document: Document): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key)) return;
      const range = (key as { range?: readonly number[] } | null)?.range;
      faults.push({ offset: range?.[0] ?? 0, message: 'the name of a field is a word' });
    },
  });
  return faults;
}
