/** From an original to the draft of an article, with every field that is known and nothing that is not. */
import { francAll } from 'franc-min';
import { entryText, type KnownFields } from '../editing/entry-text.ts';
import { idFrom, usualId } from '../editing/ids.ts';
import { MOST_ENTRY_BYTES } from '../records/folder.ts';
import { Refusal } from '../records/problem.ts';
import { markdownOf } from './markdown.ts';
import type { Original, Told } from './original.ts';
import { outlineOf } from './outline.ts';
import type { Recognition } from './recognise.ts';

export interface DraftOptions {
  /** The licence or permission under which the full text stands in the archive; an account is to be written without one. */
  rights?: string | undefined;
  /** The day on which it comes into the archive. */
  added: string;
  /** What the file or the address is called, for the id of what has no title and names nobody. */
  name: string;
  namesIn: (text: string) => string[];
}

export interface Draft {
  /** As it would be, if no other entry has it. */
  id: string;
  /** The whole file. */
  text: string;
  fields: KnownFields<'articles'>;
  language?: Told;
}

/** @throws Refusal where the draft would be longer than an entry can be */
export function draftOf(original: Original, recognition: Recognition, options: DraftOptions): Draft {
  const { title, date, byline, url, blocks } = original;
  const { rights, added, name, namesIn } = options;
  const language = original.language ?? guessLanguage(blocks.map(({ text }) => text).join('\n'));
  const source = recognition.source?.id ?? (original.source && idFrom(original.source.value));
  const fields: KnownFields<'articles'> = {
    title: title?.value,
    titleBasis: title ? 'published' : 'supplied',
    date: date?.value,
    dateBasis: date?.inferred ? 'inferred' : undefined,
    dateNote: date?.inferred,
    source: source || undefined,
    url: url?.value,
    byline: byline.map(({ value }) => value),
    people: recognition.people.map(({ id }) => id),
    topics: recognition.topics.map(({ id }) => id),
    text: rights ? 'full' : 'account',
    rights,
    language: language?.value,
    added,
  };
  const text = entryText('articles', fields, rights ? markdownOf(blocks) : outlineOf(blocks, namesIn));
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_ENTRY_BYTES) {
    throw new Refusal(
      `its draft would have ${bytes} bytes, and an entry has at most ${MOST_ENTRY_BYTES}: is this one article?`,
    );
  }
  const named =
    title?.value ??
    recognition.people
      .slice(0, 3)
      .map(({ id }) => id)
      .join(' ');
  const id = [named, name, 'article']
    .map((words) => usualId('articles', { title: words, date: date?.value }))
    .find(Boolean);
  return { id: id ?? 'undated-article', text, fields, ...(language && { language }) };
}

/** Shorter texts are guessed wrongly too often. */
const LEAST = 200;

/** The language whose letter sequences a text's are most like (franc), as BCP 47. */
function guessLanguage(text: string): Told | undefined {
  const [code = 'und'] = text.length < LEAST ? [] : (francAll(text)[0] ?? []);
  if (code === 'und') return undefined;
  const [value = code] = Intl.getCanonicalLocales(code);
  return { value, by: 'its letters', inferred: 'they follow one another as in this language.' };
}
