/** Rules about people: those of an entry are those whom its text names. */
import { groupBy } from '../archive/groups.ts';
import { BREAK } from '../records/plain-text.ts';
import { type Entry, fileOf, type Records } from '../records/record.ts';
import type { Finding, ProofContext, ProofRule } from './finding.ts';
import { type Found, isNamed, KnownNames, sameName } from './known-names.ts';
import { PlacedText, textOfBody } from './plain-text.ts';

type Telling = Entry<'articles'> | Entry<'events'>;

/**
 * Whom a text names who is not on its entry's list, and who is on the list while no text names them.
 *
 * An organisation or a place is missing only where the title names it: texts mention many of them that do nothing, and where
 * nothing happens.
 */
export const misnamedPeople: ProofRule = ({ articles, events, people }, { sourceOf }) => {
  const names = new KnownNames([...people.values()].map(({ id, fields }) => [id, fields]));
  const isPerson = (id: string) => people.get(id)?.fields.type === 'person';
  return [...articles.values(), ...events.values()].flatMap((entry) => {
    const text = `${entry.fields.title}${BREAK}${textOfBody(entry.body, 'Note')}`.normalize('NFC');
    const { length } = entry.fields.title.normalize('NFC');
    const found = names.find(text);
    const named = found.filter(({ id, at }) => isPerson(id) || at < length);
    const ids = new Set(found.map(({ id }) => id));
    return [...unlisted(entry, named, names, sourceOf), ...unnamed(entry, text, ids, people)];
  });
};

function unlisted(
  entry: Telling,
  named: readonly Found[],
  names: KnownNames,
  sourceOf: ProofContext['sourceOf'],
): Finding[] {
  const { kind, id: own, fields, body } = entry;
  // Whoever is quoted and not on the list was said to be missing there already.
  const known = new Set([...fields.people, ...body.quotations.map(({ by }) => by)]);
  const missing = named.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return [];
  const placed = new PlacedText(sourceOf(entry), 'Note');
  const inFile = names.find(placed.text);
  return [...groupBy(missing, ({ id }) => id)].map(([id, [first]]) => {
    const inBody = inFile.find((found) => found.id === id);
    return {
      kind,
      id: own,
      at: inBody && first.at > fields.title.length ? placed.pointOf(inBody.at) : ['title'],
      message: `\`${first.form}\` names \`${id}\`, who is not in \`people\`: add \`${id}\` there; if this is somebody else, give them a file in people/ with this form too`,
    };
  });
}

/** @param found the ids of those whose name stands in the text, and whom no other shares it with */
function unnamed(
  { kind, id: own, fields, body }: Telling,
  text: string,
  found: ReadonlySet<string>,
  people: Records['people'],
): Finding[] {
  const quoted = new Set(body.quotations.map(({ by }) => by));
  return fields.people.flatMap((id, index) => {
    const person = people.get(id);
    if (!person || quoted.has(id) || found.has(id) || isNamed(text, person.fields)) return [];
    const message = `neither the title nor the text names \`${id}\`: name them there, add the form that stands there to \`aliases\` in people/${id}.mdx, or take them out of \`people\``;
    return [{ kind, id: own, at: ['people', index], message }];
  });
}

/** People, topics or sources that a reader cannot tell apart by their names. */
export const sharedNames: ProofRule = (records) =>
  (['people', 'topics', 'sources'] as const).flatMap((kind) => {
    const owners = new Map<string, string>();
    return [...records[kind].values()].flatMap(({ id, fields }) => {
      const owner = owners.getOrInsert(sameName(fields.name), id);
      if (owner === id) return [];
      const message = `${fileOf(kind, owner)} has the same name: where the two are one, npm run merge -- ${kind} ${id} ${owner}; else tell them apart in \`name\``;
      return [{ kind, id, at: ['name'], message }];
    });
  });
