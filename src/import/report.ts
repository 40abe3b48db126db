/** What an import tells its editor: what is known and from where, what was inferred, what is missing, what looks new. */
import { counted } from '../archive/counts.ts';
import { fieldsOf } from '../editing/entry-text.ts';
import { printable, quoted } from '../records/problem.ts';
import type { Draft } from './draft.ts';
import type { Original, Told } from './original.ts';
import type { Recognised, Recognition } from './recognise.ts';

/** @param file the draft's, as the editor would name it; @param warnings sentences */
export function reportOf(
  file: string,
  original: Original,
  recognition: Recognition,
  { fields, language }: Draft,
  warnings: readonly string[],
): string {
  const { title, date, byline, source, url, blocks, removed, remarks } = original;
  const known: Record<string, string[]> = {
    title: told(title),
    date: told(date),
    source: recognition.source
      ? [line(recognition.source.id, `recognised: ${recognition.source.by}`)]
      : told(source).map((text) => `${text}; looks new: npm run new -- source`),
    url: told(url),
    byline: byline.flatMap(told),
    people: recognition.people.map(named),
    topics: recognition.topics.map(named),
    language: told(language),
  };
  const missing = fieldsOf('articles')
    .filter(({ name, required }) => required && isMissing(fields[name as keyof typeof fields]))
    .map(({ name }) => name)
    .filter((name) => name !== 'byline' && name !== 'people');
  const sorts = [...Map.groupBy(removed, ({ what }) => what)].map(
    ([what, pieces]) => `${what}: ${pieces.map((piece) => shortened(piece.text)).join(' ')}`,
  );
  const rows: [string, string[]][] = [
    ...Object.entries(known).filter(([, lines]) => lines.length > 0),
    [
      'looks new',
      recognition.newPeople.length > 0 ? [`${recognition.newPeople.join(', ')}: npm run new -- person`] : [],
    ],
    ['taken away', sorts],
    ['left', [`${counted(blocks.length, 'piece')} of text`]],
    ['note', remarks],
    [
      'missing',
      missing.length > 0
        ? [`${missing.join(', ')}: fill in what is known; npm run check tells the lines`]
        : [],
    ],
    ['warning', [...warnings]],
  ];
  return [
    file,
    ...rows.flatMap(([name, lines]) =>
      lines.map((text, index) => `  ${(index ? '' : name).padEnd(11)} ${text}`),
    ),
  ]
    .map(printable)
    .join('\n');
}

const shortened = (text: string): string => `“${text.length > 50 ? `${text.slice(0, 49)}…` : text}”`;

const isMissing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

const line = (value: string, how: string): string => `${value}  (${how})`;

function told(one: Told | undefined): string[] {
  if (!one) return [];
  return [line(one.value, one.inferred ? `inferred from ${one.by}; ${one.inferred}` : `stated: ${one.by}`)];
}

const named = ({ id, times, forms }: Recognised): string =>
  line(id, `${times === 1 ? 'once' : `${times} times`}: ${forms.slice(0, 3).map(quoted).join(', ')}`);
