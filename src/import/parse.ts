/** Parses an original: its article without boilerplate, its metadata, and what is odd about them. */
import { Refusal } from '../records/problem.ts';
import { removeBoilerplate } from './boilerplate.ts';
import { splitParagraphs } from './input.ts';
import { findLanguage } from './language.ts';
import type { Original, Source } from './original.ts';
import { type PageContent, readPage } from './page.ts';

/** Of an original's text. An entry has at most a quarter of it. */
const MOST_CHARACTERS = 512 * 1024;

/** Of an original's text: more than an entry has lines. */
const MOST_PARAGRAPHS = 5000;

/**
 * Parses a text or a page.
 *
 * @param source with the address that it was fetched from, if it was
 * @param today `YYYY-MM-DD`: a date of publication behind it is pointed out
 * @throws Refusal where there is no article in it, or more than one
 */
export function parseOriginal(
  { form, text, known, remarks, address }: Source & { address?: string },
  today: string,
): Original {
  const { blocks, metadata, removed }: PageContent =
    form === 'text' ? { blocks: splitParagraphs(text), metadata: {}, removed: [] } : readPage(text, address);
  if (blocks.length > MOST_PARAGRAPHS)
    throw new Refusal(`this has ${blocks.length} paragraphs: is it one article?`);
  const length = form === 'text' ? text.length : blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (length > MOST_CHARACTERS)
    throw new Refusal(
      `the text of this ${form === 'page' ? 'page ' : ''}has ${length} characters: is it one article?`,
    );
  const original = removeBoilerplate(blocks, {
    ...metadata,
    ...known,
    byline: known?.byline?.length ? known.byline : (metadata.byline ?? []),
    remarks: [...remarks, ...(known?.remarks ?? []), ...(metadata.remarks ?? [])],
  });
  const { language, remarks: ofLanguage } = findLanguage(
    original.blocks.map((block) => block.text).join('\n'),
    original.language,
  );
  const { language: _, ...rest } = original;
  return {
    ...rest,
    removed: [...removed, ...original.removed],
    ...(language && { language }),
    remarks: [...original.remarks, ...ofLanguage, ...oddities(original, today)],
  };
}

/** What an editor should look at again. */
function oddities({ date, byline }: Original, today: string): string[] {
  const inCapitals = byline.filter(({ value, isOrganisation }) => !isOrganisation && isInCapitals(value));
  const isAhead = date !== undefined && date.value.slice(0, 10) > today;
  return [
    ...(isAhead
      ? [`The date ${date.value} lies in the future (${date.by}): is it that of publication?`]
      : []),
    ...(inCapitals.length > 0
      ? [
          `In capitals, as printed: ${inCapitals.map(({ value }) => value).join(', ')}. Is that how they are spelt?`,
        ]
      : []),
  ];
}

const isInCapitals = (name: string): boolean => /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);
