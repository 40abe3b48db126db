import { z } from 'astro/zod';
import { dating, day, id, ids, inferredNeedsNote, language, line, rule, webAddress } from './fields.ts';

interface RuledFields {
  text: string;
  rights?: string | undefined;
  archivedUrl?: string | undefined;
  archivedOn?: string | undefined;
  status: string;
  corrections: unknown[];
}

const fullNeedsRights = rule<RuledFields>(
  ({ text, rights }) => text !== 'full' || rights !== undefined,
  'text',
  'must have `rights` beside it: a full text says under which licence or permission it stands here',
);

const snapshotNeedsDay = rule<RuledFields>(
  ({ archivedUrl, archivedOn }) => !archivedUrl || archivedOn !== undefined,
  'archivedUrl',
  'must have `archivedOn` beside it, the day of the snapshot',
);

const dayNeedsSnapshot = rule<RuledFields>(
  ({ archivedUrl, archivedOn }) => !archivedOn || archivedUrl !== undefined,
  'archivedOn',
  'must have `archivedUrl` beside it, the snapshot itself',
);

const withdrawalNeedsReason = rule<RuledFields>(
  ({ status, corrections }) => status !== 'withdrawn' || (corrections?.length ?? 0) > 0,
  'status',
  'must have a correction beside it: the notice in place of a withdrawn article says why',
);

/** The frontmatter of an article: one piece that somebody published. `content/README.md` has a row for each field. */
export const article = z
  .strictObject({
    /** The headline as published, or one that the archive supplies. */
    title: line,
    titleBasis: z.enum(['published', 'supplied']),
    /** When it was published. */
    ...dating,
    source: id,
    url: webAddress.optional(),
    /** A preserved snapshot of the original, and the day on which it was taken. */
    archivedUrl: webAddress.optional(),
    archivedOn: day.optional(),
    /** The authors as printed. */
    byline: z.array(line),
    people: ids,
    topics: ids.min(1, 'an article needs at least one topic'),
    /** The archive's own, never the article's. */
    summary: line.max(300, 'must not be longer than 300 characters'),
    /** `account`: retold in our words. `full`: the text itself, which takes a right to hold it. */
    text: z.enum(['account', 'full']),
    rights: line.optional(),
    /** The language of the original. */
    language,
    /** When the entry came into the archive; never shown as the article's date. */
    added: day,
    corrections: z.array(z.strictObject({ date: day, note: line })).default([]),
    status: z.enum(['published', 'withdrawn']).default('published'),
  })
  .refine(...inferredNeedsNote)
  .refine(...fullNeedsRights)
  .refine(...snapshotNeedsDay)
  .refine(...dayNeedsSnapshot)
  .refine(...withdrawalNeedsReason);

export type Article = z.output<typeof article>;
