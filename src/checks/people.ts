/** Whether the people of an entry are those whom its text names. */

import type { Entry } from '../records/record.ts';
import type { Fields } from '../records/schemas.ts';
import type { Finding } from './finding.ts';
import { isNamed, KnownNames } from './known-names.ts';
import { BREAK, placeWords, wordsOfHtml } from './plain-text.ts';

type Telling = Entry<'articles'> | Entry<'events'>;
type People = ReadonlyMap<string, Fields['people']>;

/**
 * @param textOf the text of an entry's file, which is read only where there is something to find
 * @returns whom a text names who is not on its entry's list, and who is on the list while no text names them
 */
export function misnamedPeople(
  entries: readonly Telling[],
  people: People,
  textOf: (entry: Entry) => string,
): Finding[] {
  const names = new KnownNames(people);
  return entries.flatMap((entry) => {
    const words = `${entry.fields.title}${BREAK}${wordsOfHtml(entry.body.html, 'Note')}`.normalize('NFC');
    return [...unlisted(entry, words, names, textOf), ...unnamed(entry, words, people)];
  });
}

function unlisted(
  entry: Telling,
  words: string,
  names: KnownNames,
  textOf: (entry: Entry) => string,
): Finding[] {
  const { kind, id: own, fields, body } = entry;
  // Whoever is quoted and not on the list was said to be missing there already.
  const known = new Set([...fields.people, ...body.quotations.map(({ by }) => by)]);
  const missing = Map.groupBy(names.find(words), ({ id }) => id);
  for (const id of known) missing.delete(id);
  if (missing.size === 0) return [];
  const placed = placeWords(textOf(entry), 'Note');
  const places = Map.groupBy(names.find(placed.text), ({ id }) => id);
  return [...missing].map(([id, [first]]) => {
    const [inBody] = places.get(id) ?? [];
    return {
      kind,
      id: own,
      at: inBody && (first?.at ?? 0) > fields.title.length ? placed.pointOf(inBody.at) : ['title'],
      message: `\`${first?.form}\` names \`${id}\`, who is not in \`people\`: add \`${id}\` there; if this is somebody else, give them a file in people/ with this form too`,
    };
  });
}

function unnamed({ kind, id: own, fields, body }: Telling, words: string, people: People): Finding[] {
  const quoted = new Set(body.quotations.map(({ by }) => by));
  return fields.people.flatMap((id, index) => {
    const person = people.get(id);
    if (!person || quoted.has(id) || isNamed(words, person)) return [];
    const message = `neither the title nor the text names \`${id}\`: name them there, add the form that stands there to \`aliases\` in people/${id}.mdx, or take them out of \`people\``;
    return [{ kind, id: own, at: ['people', index], message }];
  });
}
