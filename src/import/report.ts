/** Reports an import to the editor: what is known and by which evidence, what was inferred, is missing or looks new. */
import { countedPlainly } from '../archive/counts.ts';
import { fieldsOf } from '../editing/entry-text.ts';
import { printable, quoted } from '../records/problem.ts';
import type { Draft } from './draft.ts';
import type { Fact, Original } from './original.ts';
import type { Recognised, Recognition } from './recognise.ts';

/**
 * Writes the report on one import.
 *
 * @param heading its first line, such as the file of the draft and where it comes from
 * @param warnings sentences
 * @returns lines of plain text without control characters, for a terminal
 */
export function writeReport(
  heading: string,
  original: Original,
  recognition: Recognition,
  { fields }: Draft,
  warnings: readonly string[],
): string {
  const {
    title,
    date,
    byline,
    source,
    url,
    archivedUrl,
    archivedOn,
    language,
    medium,
    blocks,
    removed,
    remarks,
  } = original;
  const values: Readonly<Record<string, unknown>> = fields;
  const known: Record<string, string[]> = {
    title: formatFact(title),
    date: formatFact(date),
    source: recognition.source
      ? [formatLine(recognition.source.id, `recognised: ${recognition.source.by}`)]
      : formatFact(source).map((text) => `${text}; looks new: npm run new -- source`),
    url: formatFact(url),
    snapshot: [archivedUrl, archivedOn].flatMap(formatFact),
    byline: byline.flatMap(formatFact),
    people: recognition.people.map(formatRecognised),
    topics: recognition.topics.map(formatRecognised),
    language: formatFact(language),
    medium: formatFact(medium),
  };
  const missing = fieldsOf('articles')
    .filter(({ name, required }) => required && isMissing(values[name]))
    .map(({ name }) => name)
    .filter((name) => name !== 'byline' && name !== 'people');
  const removals = [...Map.groupBy(removed, ({ what }) => what)].map(
    ([what, pieces]) => `${what}: ${pieces.map((piece) => shorten(piece.text)).join(' ')}`,
  );
  const rows: [string, string[]][] = [
    ...Object.entries(known).filter(([, lines]) => lines.length > 0),
    [
      'looks new',
      recognition.newPeople.length > 0 ? [`${recognition.newPeople.join(', ')}: npm run new -- person`] : [],
    ],
    ['taken away', removals],
    ['left', [`${countedPlainly(blocks.length, 'piece')} of text`]],
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
    heading,
    ...rows.flatMap(([name, lines]) =>
      lines.map((text, index) => `  ${(index ? '' : name).padEnd(11)} ${text}`),
    ),
  ]
    .map(printable)
    .join('\n');
}

const shorten = (text: string): string => `“${text.length > 50 ? `${text.slice(0, 49)}…` : text}”`;

const isMissing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

const formatLine = (value: string, how: string): string => `${value}  (${how})`;

function formatFact(fact: Fact | undefined): string[] {
  if (!fact) return [];
  return [
    formatLine(
      fact.value,
      fact.inferred ? `inferred from ${fact.by}; ${fact.inferred}` : `stated: ${fact.by}`,
    ),
  ];
}

const formatRecognised = ({ id, times, forms }: Recognised): string =>
  formatLine(id, `${times === 1 ? 'once' : `${times} times`}: ${forms.slice(0, 3).map(quoted).join(', ')}`);
