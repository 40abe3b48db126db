/** Prompts at a terminal for the fields of a new entry, one by one. */
import type { Readable, Writable } from 'node:stream';
import { autocomplete, autocompleteMultiselect, CANCEL_SYMBOL, confirm, select, text } from '@clack/prompts';
import { z } from 'astro/zod';
import { site } from '#site';
import { printable, Refusal } from '../records/problem.ts';
import type { Kind } from '../records/record.ts';
import { referenceFields } from '../records/references.ts';
import { bare, type Field } from './entry-text.ts';
import { faultsOfValue, plainFields, type Values } from './new-entry.ts';

/** The streams of the terminal; standard input and output where they are left out. */
export interface Terminal {
  input?: Readable;
  output?: Writable;
}

/** Fields that depend on another: asked for, and then required, only where this says so of the answers so far. */
const followUps: Readonly<Record<string, (values: Values) => boolean>> = {
  dateNote: ({ dateBasis }) => dateBasis === 'inferred',
  archivedOn: ({ archivedUrl }) => archivedUrl !== undefined,
  rights: ({ text }) => text === 'full',
};

/** Fields that only a published entry has, and those of which its author thinks once it is on the page. */
const later = new Set(
  'status paragraphs formerIds shortTitle dateText after titleTranslated access syndicatedFrom agency retracted'.split(
    ' ',
  ),
);

/**
 * Asks for all fields that are not known yet, the required ones first.
 *
 * @param values the fields that are known
 * @param known the names of the entries that may be named, by kind and id
 * @returns the known fields and the answers, without those that were skipped
 * @throws Refusal where the editor breaks off (Ctrl-C)
 */
export async function askFields(
  kind: Kind,
  values: Values,
  known: (kind: Kind) => ReadonlyMap<string, string>,
  terminal: Terminal = {},
): Promise<Values> {
  const answers: Values = { ...values };
  const fields = plainFields(kind).filter(({ name }) => !later.has(name));
  const inTurn = [
    ...fields.filter(({ required }) => required),
    ...fields.filter(({ required }) => !required),
  ];
  for (const field of inTurn) {
    const followUp = followUps[field.name];
    if (answers[field.name] !== undefined || followUp?.(answers) === false) continue;
    const other = referenceFields[field.name];
    const asked = { ...field, required: field.required || followUp !== undefined };
    const answer = await ask(asked, other && known(other), terminal);
    if (answer !== undefined) answers[field.name] = answer;
  }
  return answers;
}

/**
 * Asks for the id of a new entry.
 *
 * @param usual the proposed id
 * @param faultOf says why an id cannot be taken; `undefined` where it can
 */
export const askId = (usual: string, faultOf: (id: string) => string | undefined, terminal: Terminal = {}) =>
  answered(
    text({
      ...terminal,
      message: 'id: the last part of its address, which stays once it is published',
      initialValue: usual,
      validate: (typed = '') => told([faultOf(typed)]),
    }),
  );

/** Asks which kind of entry is wanted. */
export const askKind = (nouns: readonly string[], terminal: Terminal = {}) =>
  answered(select({ ...terminal, message: 'What is it?', options: nouns.map((value) => ({ value })) }));

function ask(
  field: Field,
  known: ReadonlyMap<string, string> | undefined,
  terminal: Terminal,
): Promise<unknown> {
  const schema = bare(field.schema);
  if (schema instanceof z.ZodEnum) return askWord(field, schema.options.map(String), terminal);
  if (field.list) return known?.size ? askMany(field, known, terminal) : askList(field, terminal);
  return known?.size ? askOne(field, known, terminal) : askText(field, terminal, usual[field.name]);
}

function askWord(field: Field, words: readonly string[], terminal: Terminal) {
  const initialValue = words.find((word) => word === field.unset) ?? words[0];
  return answered(
    select({
      ...terminal,
      message: messageFor(field),
      options: words.map((value) => ({ value })),
      ...(initialValue !== undefined && { initialValue }),
    }),
  );
}

/** What most articles have: an archive's are mostly in its own language. */
const usual: Readonly<Record<string, string>> = { language: site.language };

/** @param proposed what it is where nothing is typed */
async function askText(field: Field, terminal: Terminal, proposed?: string): Promise<string | undefined> {
  const skip = (typed: string) => typed === '' && (proposed !== undefined || !field.required);
  const onEnter = proposed === undefined ? 'to skip' : `for ${proposed}`;
  const typed = await answered(
    text({
      ...terminal,
      message: `${messageFor(field)}${skip('') ? ` (Enter ${onEnter})` : ''}`,
      validate: (typed = '') => (skip(typed) ? undefined : told(faultsOfValue(field, typed))),
    }),
  );
  return typed === '' ? proposed : typed;
}

/** Asks for one item after another, until nothing is typed. */
async function askList(field: Field, terminal: Terminal, items: readonly string[] = []): Promise<string[]> {
  const typed = await answered(
    text({
      ...terminal,
      message: `${messageFor(field)} (${items.length === 0 ? 'one at a time; ' : ''}Enter ends the list)`,
      validate: (typed = '') => told(faultsOfValue(field, typed === '' ? items : [...items, typed])),
    }),
  );
  return typed === '' || typed === undefined ? [...items] : askList(field, terminal, [...items, typed]);
}

/** The option for an entry that is still to be written. No id is empty. */
const OTHER = '';

async function askOne(field: Field, known: ReadonlyMap<string, string>, terminal: Terminal) {
  const options = optionsOf(known, 'another, which has no entry yet');
  const id = await answered(
    autocomplete({
      ...terminal,
      message: messageFor(field),
      options,
      filter: matches,
      maxItems: 8,
      validate: (chosen) => (typeof chosen === 'string' ? undefined : 'choose one of the list'),
    }),
  );
  return id === OTHER ? askText(field, terminal) : id;
}

async function askMany(
  field: Field,
  known: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<string[]> {
  const ids = await answered(
    autocompleteMultiselect({
      ...terminal,
      message: `${messageFor(field)} (Tab ticks one, Enter ends)`,
      options: optionsOf(known, 'others, which have no entry yet'),
      filter: matches,
      maxItems: 8,
      required: faultsOfValue(field, []).length > 0,
    }),
  );
  // Whoever pressed Enter on one may have meant to choose it.
  const sure =
    ids.length > 0 ||
    (await answered(confirm({ ...terminal, message: `${field.name}: none of them?`, initialValue: false })));
  if (!sure) return askMany(field, known, terminal);
  const there = ids.filter((id) => id !== OTHER);
  return there.length < ids.length ? askList(field, terminal, there) : there;
}

const optionsOf = (known: ReadonlyMap<string, string>, other: string) => [
  ...[...known].map(([value, name]) => ({ value, label: printable(name), hint: value })),
  { value: OTHER, label: other },
];

/** Filters options by name and id; the option for what is not there yet stays. */
const matches = (typed: string, { value, label = '' }: { value: string; label?: string }): boolean =>
  value === OTHER || `${label} ${value}`.toLowerCase().includes(typed.toLowerCase());

const messageFor = ({ name, schema }: Field) =>
  `${name}: ${schema.description ?? bare(schema).description ?? ''}`;

/** The message that a prompt shows beside an answer that it does not take; `undefined` where it takes it. */
const told = (faults: readonly (string | undefined)[]) => {
  const words = faults.filter(Boolean).join('; ');
  return words === '' ? undefined : printable(words);
};

async function answered<T>(asked: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
  const answer = await asked;
  if (answer === CANCEL_SYMBOL) throw new Refusal('stopped: nothing was written');
  return answer;
}
