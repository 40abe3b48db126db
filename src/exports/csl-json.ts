/** References as CSL-JSON, from which processors of the Citation Style Language make any style. */
import { site } from '#site';
import type { CalendarDate } from '../records/edtf.ts';
import { media } from './media.ts';
import {
  type Author,
  eachOnce,
  keywordsInARow,
  notesOn,
  partSuffix,
  printedTitle,
  type Reference,
  type ReferenceWriter,
} from './reference.ts';

/** A date of CSL-JSON: one list of numbers, or two for a span. */
interface CslDate {
  'date-parts': number[][];
  circa?: true;
}

type CslName = { literal: string } | { family: string; given: string; suffix?: string };

/** An item of CSL-JSON, as far as an article needs it. */
export interface CslItem {
  id: string;
  type: string;
  genre?: string;
  title: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  issued?: CslDate;
  /** The day of the snapshot: the one day on which the original is known to have stood at its address. */
  accessed?: CslDate;
  language: string;
  URL?: string;
  abstract: string;
  keyword: string;
  /** Ours, and the address of its page on the article. */
  archive: string;
  archive_location: string;
  note?: string;
}

/**
 * Writes lists of references as CSL-JSON (Citation Style Language, `csl-data.json` of version 1.0.2).
 *
 * @param pageOf the full address of the page that the archive has on the article
 * @returns the text of a list, made once of each reference: a JSON array, an item a line. All texts are exact; a processor may read `<i>` and the like in them as markup.
 */
export function cslJsonWriter(pageOf: (reference: Reference) => string): ReferenceWriter {
  const textOf = eachOnce((reference) => JSON.stringify(itemOf(reference, pageOf(reference))));
  return (references) => `[\n${references.map(textOf).join(',\n')}\n]\n`;
}

function itemOf(reference: Reference, page: string): CslItem {
  const { id, authors, issued, snapshot, publication } = reference;
  const { csl, genre, standsAlone } = media[reference.medium];
  const url = reference.url ?? snapshot?.url;
  const { dateInWords = issued?.words, retracted } = reference;
  const note = notesOn({ dateInWords, retracted });
  return {
    id,
    type: csl,
    ...(genre && { genre }),
    title: printedTitle(reference),
    ...(authors.length > 0 && { author: authors.map(nameOf) }),
    ...(standsAlone ? { publisher: publication } : { 'container-title': publication }),
    ...(issued && {
      issued: {
        'date-parts': [issued.from, issued.to].flatMap((date) => (date ? [partsOf(date)] : [])),
        ...(issued.isCirca && { circa: true as const }),
      },
    }),
    ...(snapshot && { accessed: { 'date-parts': [snapshot.day.split('-').map(Number)] } }),
    language: reference.language,
    ...(url && { URL: url }),
    abstract: reference.summary,
    keyword: keywordsInARow(reference),
    archive: site.name,
    archive_location: page,
    ...(note && { note }),
  };
}

const partsOf = ({ year, month, day }: CalendarDate): number[] =>
  [year, month, day].filter((part) => part !== undefined);

const nameOf = (author: Author): CslName =>
  'literal' in author ? author : { ...partSuffix(author.family), given: author.given };
