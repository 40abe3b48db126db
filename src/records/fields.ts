import { z } from 'astro/zod';
import { parseEdtf } from './edtf.ts';
import { quoted } from './problem.ts';

/** The form of every id: what a file is called, what an address ends in, what a reference names. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Text of one line with something in it; white space at its ends is taken off. */
export const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine((text) => !text.includes('\n'), 'must be on one line')
  .refine(
    (text) => !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll('\n', '')),
    'must not hold characters that nobody can see',
  )
  .refine(
    (text) => !/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text),
    'must not hold marks that turn the direction of writing: the page sees to that by itself',
  )
  .refine(
    (text) => !/^[“”„«][^“”„«»]*[”“»]$/.test(text),
    'must not stand in curly quotation marks as a whole: they would be printed; take them off, or use straight ones',
  );

export const id = z.string().regex(ID, {
  error: ({ input }) => `${quoted(input)} is not an id: use small letters, digits and single hyphens`,
});

/** References to records of one kind, each named once. */
export const ids = z.array(id).check(({ value, issues }) => {
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
});

export const edtf = z.string().refine((text) => parseEdtf(text) !== undefined, {
  error: ({ input }) =>
    `${quoted(input)} is not a date the archive reads: write 2018, 2024-04, 2024-04-29, 2025-01-20T20:24+04:00, an interval 2017/2022, and ~ for about or ? for uncertain behind it`,
});

/** One calendar day, known exactly: `2024-04-29`. */
export const day = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && parseEdtf(text) !== undefined, {
    error: ({ input }) => `${quoted(input)} is not a day: write it as 2024-04-29`,
  });

/** An address on the web. */
export const webAddress = z.string().refine(isWebAddress, {
  error: ({ input }) =>
    `${quoted(input)} is not a web address: it begins with http:// or https:// and holds no spaces`,
});

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}

/** A language as BCP 47 (RFC 5646) names it: `en`, `zh-Hans`, `az`. */
export const language = z.string().refine(isLanguage, {
  error: ({ input }) => `${quoted(input)} is not a language code, such as en or zh-Hans`,
});

function isLanguage(tag: string): boolean {
  try {
    // The standard keeps a place for longer codes, but has none yet: `English` is a name.
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** How a date is known. `inferred` needs the note that says how. */
export const dating = {
  date: edtf,
  dateBasis: z.enum(['stated', 'inferred']).default('stated'),
  dateNote: line.optional(),
};

/**
 * A rule over several fields of one record, as the arguments of `refine`. It runs even where other fields are at
 * fault, so that an author learns of everything at once; any field may then be missing.
 *
 * @param holds does the record keep the rule?
 * @param field the field to point at where it does not
 */
export function rule<Fields>(
  holds: (fields: Partial<Fields>) => boolean,
  field: keyof Fields & string,
  error: string,
) {
  return [holds, { path: [field] as PropertyKey[], error, when: () => true }] as const;
}

export const inferredNeedsNote = rule<{ dateBasis: string; dateNote?: string | undefined }>(
  ({ dateBasis, dateNote }) => dateBasis !== 'inferred' || dateNote !== undefined,
  'dateBasis',
  'must have a `dateNote` beside it: an inferred date says how it was inferred',
);
