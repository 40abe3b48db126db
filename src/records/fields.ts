import { z } from 'astro/zod';
import { parseEdtf } from './edtf.ts';

/** The form of every id: what a file is called, what an address ends in, what a reference names. */
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Text of one line with something in it; white space at its ends is taken off. */
export const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine((text) => !text.includes('\n'), 'must be on one line');

export const id = z.string().regex(ID, {
  error: ({ input }) => `\`${input}\` is not an id: use small letters, digits and single hyphens`,
});

/** References to records of one kind, each named once. */
export const ids = z.array(id).check(({ value, issues }) => {
  for (const [index, name] of value.entries()) {
    if (value.indexOf(name) < index) {
      issues.push({ code: 'custom', input: name, path: [index], message: `\`${name}\` stands here twice` });
    }
  }
});

export const edtf = z.string().refine((text) => parseEdtf(text) !== undefined, {
  error: ({ input }) =>
    `\`${input}\` is not a date the archive reads: write 2018, 2024-04, 2024-04-29, 2025-01-20T20:24+04:00, an interval 2017/2022, and ~ for about or ? for uncertain behind it`,
});

/** One calendar day, known exactly: `2024-04-29`. */
export const day = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\d$/.test(text) && parseEdtf(text) !== undefined, {
    error: ({ input }) => `\`${input}\` is not a day: write it as 2024-04-29`,
  });

/** An address on the web. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: ({ input }) => `\`${input}\` is not an http or https address`,
});

/** A language as BCP 47 (RFC 5646) names it: `en`, `zh-Hans`, `az`. */
export const language = z.string().refine(isLanguage, {
  error: ({ input }) => `\`${input}\` is not a language tag (BCP 47), such as en or zh-Hans`,
});

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
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
