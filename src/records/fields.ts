/**
 * The zod schemas of single fields, each with its messages for authors.
 *
 * The metadata (`meta`) of a field go into its JSON Schema (`json-schema.ts`), for completion in editors: `description` says
 * what the field means, `pattern` repeats a rule in code as far as a regular expression can, `patternErrorMessage` is what
 * editors show where it does not match, and `looser` says what is refused here and JSON Schema cannot express.
 */
import { z } from 'astro/zod';
import { parseEdtf } from './edtf.ts';
import { PARAGRAPHS } from './paragraphs.ts';
import { DIRECTION_MARKS, quoted } from './problem.ts';
import { isVisible } from './text.ts';

/** The form of every id: what a file is called, what an address ends in, what a reference names. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What `ID` takes, in words. */
export const ID_CHARACTERS = 'small letters, digits and single hyphens';

/** What Windows takes for a device, with or without an ending behind it: no file can be called so there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Says of an id why no file can be called so; `undefined` where one can. */
export const faultOfName = (text: string): string | undefined =>
  DEVICE.test(text) ? `${quoted(text)} is the name of a device on Windows: choose another id` : undefined;

/** What is said of text that is no id. */
export const notAnId = (text: unknown): string => `${quoted(text)} is not an id: use ${ID_CHARACTERS}`;

/**
 * Control characters, halves of surrogate pairs and code points that are no characters, as a part of a regular
 * expression's character class (flag `u` or `v`): no feed, no page and no terminal takes them.
 */
export const UNSEEN = '\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF';

const UNSEEN_IN_LINE = new RegExp(`[[${UNSEEN}]--\\n]`, 'v');
const DIRECTION_MARK = new RegExp(`[${DIRECTION_MARKS}]`);
const IN_CURLY_QUOTES = '[“”„«][^“”„«»]*[”“»]';
const WHOLE_IN_CURLY_QUOTES = new RegExp(`^${IN_CURLY_QUOTES}$`);

/** A line, white space at its ends included, for JSON Schema, where a regular expression has no flags. */
const linePattern = (refused = '') =>
  `^\\s*(?=\\S)${refused}[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029${DIRECTION_MARKS}]*\\s*$`;

/** A headline as somebody printed it, which may be one quotation; otherwise as `line`. */
export const headline = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine((text) => text === '' || isVisible(text), 'must hold something that readers can see')
  .refine((text) => !/[\n\u2028\u2029]/.test(text), 'must be on one line')
  .refine((text) => !UNSEEN_IN_LINE.test(text), 'must not hold characters that nobody can see')
  .refine(
    (text) => !DIRECTION_MARK.test(text),
    'must not hold marks that turn the direction of writing: the page sees to that by itself',
  )
  .meta({
    pattern: linePattern(),
    patternErrorMessage: 'Text on one line, with no characters that nobody can see',
  });

/** Text of one line with something in it; white space at its ends is taken off. */
export const line = headline
  .refine(
    (text) => !WHOLE_IN_CURLY_QUOTES.test(text),
    'must not stand in curly quotation marks as a whole: they would be printed; take them off, or use straight ones',
  )
  .meta({
    pattern: linePattern(`(?!${IN_CURLY_QUOTES}\\s*$)`),
    patternErrorMessage:
      'Text on one line, with no characters that nobody can see, and not in curly quotation marks as a whole',
  });

export const id = z
  .string()
  .regex(ID, { error: ({ input }) => notAnId(input) })
  .meta({ patternErrorMessage: `An id: ${ID_CHARACTERS}` });

/** A list of ids, each of which stands there once. */
export const ids = z
  .array(id)
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [index, name] of value.entries()) {
      if (seen.has(name)) {
        issues.push({
          code: 'custom',
          input: name,
          path: [index],
          message: `${quoted(name)} stands here twice`,
        });
      }
      seen.add(name);
    }
  })
  .meta({ uniqueItems: true });

/** The ids that a record had before it was renamed: the addresses that they gave it lead to it still. */
export const formerIds = {
  formerIds: ids.default([]).meta({
    description: 'Ids that the entry has had: their addresses lead to it. `npm run rename` adds to them.',
  }),
};

/** The keys of an article's paragraphs, as `paragraphs.ts` reads and writes them. */
export const paragraphs = z
  .string()
  .trim()
  .regex(
    PARAGRAPHS,
    'must be keys as the check writes them, and no hand: put the line back as it was, or take it out, which loses former addresses of paragraphs, and run `npm run check -- --fix`',
  )
  .meta({
    pattern: `^\\s*${PARAGRAPHS.source.slice(1, -1)}\\s*$`,
    patternErrorMessage: 'Keys of paragraphs, which `npm run check -- --fix` writes',
  });

/** One end of an interval: a year, a month or a day, and EDTF's sign for how surely it is known. */
const END_PATTERN = '\\d{4}(?:-\\d\\d(?:-\\d\\d)?)?[~?%]?';
const DATE_PATTERN = `(?:${END_PATTERN}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d)?(?:Z|[+-]\\d\\d:\\d\\d))`;

/** One end of a set of which one date is meant. */
const PLAIN_END = '\\d{4}(?:-\\d\\d(?:-\\d\\d)?)?';
const SET_PATTERN = `\\[(?:${PLAIN_END}\\.\\.(?:${PLAIN_END})?|\\.\\.${PLAIN_END})\\]`;

const DATES =
  '2018, 2024-04, 2024-04-29, 2025-01-20T20:24+04:00, 2023-21 for spring (-22 to -24 for the other seasons, -33 to -36 for quarters, -40 and -41 for halves), with ~ for about or ? for uncertain behind it; 2017/2022 for what lasted so long; "[2024-05-01..2024-05-10]" or "[..2019]", in quotation marks, for one day of them';

/** A date, an interval or a set in EDTF, kept as it is written: `edtf.ts` reads it. */
export const edtf = z
  .string({
    error: ({ input }) =>
      Array.isArray(input)
        ? 'must stand in quotation marks where it has square brackets: "[..2019]"'
        : undefined,
  })
  .refine((text) => parseEdtf(text) !== undefined, {
    error: ({ input }) => `${quoted(input)} is not a date the archive reads: write ${DATES}`,
  })
  .meta({
    looser:
      'Whether there is such a day in the calendar, and an interval begins before it ends, is not looked at here.',
    // Programs that read YAML by its usual schema take a year alone for a number.
    type: ['string', 'integer'],
    minimum: 1,
    maximum: 9999,
    pattern: `^(?:${DATE_PATTERN}|(?:${END_PATTERN}|\\.\\.)/${END_PATTERN}|${END_PATTERN}/\\.\\.|${SET_PATTERN})$`,
    patternErrorMessage: `A date: ${DATES}`,
  });

/** One calendar day, known exactly: `2024-04-29`. */
export const day = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && parseEdtf(text) !== undefined, {
    error: ({ input }) => `${quoted(input)} is not a day: write it as 2024-04-29`,
  })
  .meta({
    format: 'date',
    pattern: '^\\d{4}-\\d\\d-\\d\\d$',
    patternErrorMessage: 'A day: write it as 2024-04-29',
  });

/** An address on the web (http or https), kept as it is written. */
export const webAddress = z
  .string()
  .refine(isWebAddress, {
    error: ({ input }) =>
      `${quoted(input)} is not a web address: it begins with http:// or https:// and holds no spaces`,
    abort: true,
  })
  .refine((text) => !namesUser(text), { error: ({ input }) => noUser(input) })
  .meta({
    looser: 'Whether there can be such a host and port is not looked at here.',
    // No `format`: `uri` refuses the letters beyond ASCII that the archive takes, and few programs know `iri`.
    pattern: '^[Hh][Tt][Tt][Pp][Ss]?://(?![^/?#\\\\]*@)[^\\s\\u0000-\\u001f\\u007f-\\u009f]+$',
    patternErrorMessage:
      'A web address: it begins with http:// or https://, names no user and holds no spaces',
  });

/** Does a web address name a user (RFC 3986, 3.2.1)? Readers take that, in `https://good@evil/`, for the host. */
export const namesUser = (address: string): boolean => /^https?:\/\/[^/?#\\]*@/i.test(address);

/** What is said of one that does. */
export const noUser = (address: unknown): string =>
  `${quoted(address)} names a user before its @, which readers take for the site: leave out what stands between // and the @`;

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}

/** Parameters by which campaigns and social networks follow a click; the page is the same without them. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|twclid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi))$/i;

/**
 * Normalises a web address for comparison: two that differ in the scheme, `www.`, the fragment, slashes at the end of the
 * path or parameters that only follow a click lead to the same page. The result is no address to follow.
 */
export function normaliseUrl(address: string): string {
  const { host, pathname, search } = new URL(address);
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !TRACKING.test(parameter.split('=')[0] ?? ''));
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : '';
  return host.replace(/^www\./, '') + pathname.replace(/(?<!\/)\/+$/, '') + query;
}

/** A language as BCP 47 (RFC 5646) names it: `en`, `zh-Hans`, `az`. */
export const language = z
  .string()
  .refine(isLanguage, {
    abort: true,
    error: ({ input }) => `${quoted(input)} is not a language code, such as en or zh-Hans`,
  })
  .refine(hasName, {
    error: ({ input }) =>
      `${quoted(input)} has no name that a page could print: leave out what stands behind the language, its script and its region`,
  })
  .meta({
    looser: 'Whether BCP 47 allows its parts beside each other is not looked at here.',
    pattern: '^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$',
    patternErrorMessage: 'A language code of BCP 47, such as en or zh-Hans',
  });

function isLanguage(tag: string): boolean {
  try {
    // BCP 47 allows longer codes, but none is registered: `English` is a name.
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** Of those asked for so far, which are few and take long to find. */
const named = new Map<string, boolean>();

/** Has it a name? A page prints that of an article's language, and ECMA-402 has none for extensions and private use. */
function hasName(tag: string): boolean {
  return named.getOrInsertComputed(tag, findName);
}

function findName(tag: string): boolean {
  try {
    return languageNames.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** The date of an article or event, and how it is known: `inferred` needs the note that says how. */
export const dating = {
  date: edtf,
  dateText: line.max(60, 'must not be longer than 60 characters').optional().meta({
    description: 'The date in the source’s own words, printed in place of the archive’s: early May 2024.',
  }),
  dateBasis: z
    .enum(['stated', 'inferred'])
    .default('stated')
    .meta({ description: 'Is the date given, or was it worked out? `inferred` needs a `dateNote`.' }),
  dateNote: line.optional().meta({ description: 'How an inferred date was worked out.' }),
};

/**
 * A rule over several fields of a record, as the arguments of zod's `refine`. It runs even where single fields are at
 * fault (`when`), so that an author learns of everything at once; any field may then be missing.
 *
 * @param holds does the record keep the rule?
 * @param field the field that is at fault where it does not
 */
export function rule<T>(holds: (fields: Partial<T>) => boolean, field: keyof T & string, error: string) {
  const options = { path: [field], error, when: () => true };
  return [holds, options] as const;
}

export const inferredNeedsNote = rule<{ dateBasis: string; dateNote?: string | undefined }>(
  ({ dateBasis, dateNote }) => dateBasis !== 'inferred' || dateNote !== undefined,
  'dateBasis',
  'must have a `dateNote` beside it: an inferred date says how it was inferred',
);
