/** `npm run new`: a new entry in the folder of its kind. */
import { relative } from 'node:path';
import { buildDay, folders } from '../config.ts';
import { finishChanges, makeChanges } from '../editing/changes.ts';
import { type EntryName, holderOfId, namesOf } from '../editing/entry-files.ts';
import { entryText } from '../editing/entry-text.ts';
import { faultOfId, usualId } from '../editing/ids.ts';
import {
  checkNewEntry,
  kindCalled,
  kindMeant,
  kindsByNoun,
  plainFields,
  takeValues,
  type Values,
} from '../editing/new-entry.ts';
import { askFields, askId, askKind, type Terminal } from '../editing/prompts.ts';
import { ID_CHARACTERS } from '../records/fields.ts';
import { formatProblems, printable, quoted, Refusal } from '../records/problem.ts';
import { fileOf, type Kind, kinds, nouns } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';
import { defineCommand, WrongUse } from './command.ts';

/** What a record of the people may be besides a person: kinds of their own to whoever writes one. */
const types: readonly string[] = schemas.people.shape.type
  .unwrap()
  .options.filter((type) => type !== 'person');

const words = [...kindsByNoun.keys(), ...types];

const usage = `npm run new -- ${words.join('|')} [ID] [--FIELD VALUE …]

Writes a new entry. At a terminal it asks for the fields that are not given, but for those that few entries have;
elsewhere it leaves the required ones empty, and lists what is still to be filled in. Without ID, the id is made of the name or title. An ${types.join(' or a ')} is a
person of that type.

${[...kindsByNoun].map(([noun, kind]) => fieldsInWords(noun, kind)).join('\n')}

A field that holds a list is given once for each item: --aliases "Mr Li" --aliases "Premier Li".

Exit code: 0 written, 1 not written (the id is taken, or the questions were broken off), 2 wrong use.`;

const names = new Set(kinds.flatMap((kind) => plainFields(kind).map(({ name }) => name)));
const options = Object.fromEntries(
  [...names].map((name) => [name, { type: 'string', multiple: true }] as const),
);

export const newCommand = defineCommand({
  usage,
  options,
  async run(given, [noun, ownId, ...extra], { env, stdin, stdout, console }) {
    if (extra.length > 0) throw new WrongUse(`${quoted(extra[0])} is too much: an entry has one id`);
    const asks = Boolean(stdin.isTTY && stdout.isTTY);
    const terminal = { input: stdin, output: stdout };
    const called = noun ?? (asks ? await askKind(words, terminal) : '');
    const kind = types.includes(called) ? 'people' : kindOf(called);
    const { values, faults } = takeValues(kind, new Map(Object.entries(given as Record<string, string[]>)));
    if (ownId !== undefined) faults.push(...[faultOfId(ownId) ?? []].flat());
    if (faults.length > 0) {
      for (const fault of faults) console.error(printable(fault));
      return 2;
    }
    const { root, content } = folders(env);
    finishChanges(content);
    if (ownId !== undefined) refuseTaken(content, kind, ownId);
    const known = lookUpNames(content);
    const usual: Values =
      kind === 'articles' ? { added: buildDay(env) } : types.includes(called) ? { type: called } : {};
    const start = { ...usual, ...values };
    const fields = asks ? await askFields(kind, start, (other) => standing(known(other)), terminal) : start;
    const id = ownId ?? (asks ? await askFreeId(content, kind, fields, terminal) : idMadeOf(kind, fields));
    refuseTaken(content, kind, id);

    const text = entryText(kind, fields, '');
    makeChanges(content, [{ kind, id, before: undefined, text }]);
    const file = fileOf(kind, id);
    const rest = checkNewEntry(kind, id, text, fields, known).map((fault) => ({ file, ...fault }));
    const folder = relative(root, content);
    console.log(`written: ${folder ? `${folder}/` : ''}${file}`);
    if (rest.length > 0) console.log(`\nstill to be filled in:\n${formatProblems(rest, folder)}`);
    return 0;
  },
});

function fieldsInWords(noun: string, kind: Kind): string {
  const fields = plainFields(kind).map(({ name, required }) => (required ? name : `[${name}]`));
  return `  ${noun.padEnd(8)} ${fields.join(' ')}`;
}

function kindOf(noun: string): Kind {
  const kind = kindCalled(noun);
  if (kind) return kind;
  const what = noun === '' ? 'say what is new' : `there is no kind of entry called ${quoted(noun)}`;
  const meant = kindMeant(noun, words, (kind) => nouns[kind]);
  throw new WrongUse(`${what}${meant ? `${meant} There are ` : ': '}${words.join(', ')}`);
}

function refuseTaken(content: string, kind: Kind, id: string): void {
  const holder = holderOfId(content, kind, id);
  if (holder) throw new Refusal(holder);
}

/** The names of the entries that there are, each kind's read once. */
function lookUpNames(content: string) {
  const read = new Map<Kind, Map<string, EntryName>>();
  return (kind: Kind) => {
    const names = read.get(kind) ?? namesOf(content, kind);
    read.set(kind, names);
    return names;
  };
}

/** Those that a new entry may name, with what they are called. */
const standing = (names: ReadonlyMap<string, EntryName>): Map<string, string> =>
  new Map([...names].flatMap(([id, { name, isWithdrawn }]) => (isWithdrawn ? [] : [[id, name] as const])));

function idMadeOf(kind: Kind, fields: Values): string {
  const id = usualId(kind, fields);
  if (id) return id;
  const name = fields.title ?? fields.name;
  throw new WrongUse(
    name === undefined
      ? 'give an id, or the name or title of which it is made'
      : `no id can be made of ${quoted(name)}: give one, of ${ID_CHARACTERS}`,
  );
}

function askFreeId(content: string, kind: Kind, fields: Values, terminal: Terminal): Promise<string> {
  const faultOf = (id: string) => faultOfId(id) ?? holderOfId(content, kind, id);
  return askId(usualId(kind, fields) ?? '', faultOf, terminal);
}
