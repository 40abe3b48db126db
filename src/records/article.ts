import { z } from 'astro/zod';
import {
  dating,
  day,
  formerIds,
  id,
  ids,
  inferredNeedsNote,
  language,
  line,
  rule,
  webAddress,
} from './fields.ts';

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
    title: line.meta({ description: 'The headline exactly as published, or one that the archive supplies.' }),
    titleBasis: z
      .enum(['published', 'supplied'])
      .meta({ description: 'Whose headline it is: the publisher’s, or the archive’s own.' }),
    ...dating,
    date: dating.date.meta({
      description: 'When the article was published, no more precisely than is known, in EDTF.',
    }),
    source: id.meta({ description: 'Who published it: the id of one of the sources.' }),
    url: webAddress.meta({ description: 'The address of the original, where it is known.' }).optional(),
    archivedUrl: webAddress
      .meta({ description: 'The address of a preserved snapshot of the original. It needs `archivedOn`.' })
      .optional(),
    archivedOn: day
      .optional()
      .meta({ description: 'The day on which the snapshot at `archivedUrl` was taken.' }),
    byline: z.array(line).meta({ description: 'The authors as printed; [] where none are named.' }),
    people: ids.meta({ description: 'The ids of everyone whom the article names as an actor; may be [].' }),
    topics: ids
      .min(1, 'an article needs at least one topic')
      .meta({ description: 'The ids of what it is about: three or more if you can, at least one.' }),
    summary: line
      .max(300, 'must not be longer than 300 characters')
      .meta({ description: 'The archive’s own summary, which says more than the headline.' }),
    text: z.enum(['account', 'full']).meta({
      description:
        '`account`: retold in the archive’s words. `full`: the text itself, which needs `rights` to hold it.',
    }),
    rights: line
      .optional()
      .meta({ description: 'The licence or permission under which the full text stands here.' }),
    language: language.meta({ description: 'The language of the original, as BCP 47 names it.' }),
    added: day.meta({
      description: 'When the entry came into the archive; never shown as the article’s date.',
    }),
    corrections: z
      .array(
        z.strictObject({
          date: day.meta({ description: 'The day of the correction.' }),
          note: line.meta({ description: 'What was wrong, or why the article was withdrawn.' }),
        }),
      )
      .default([])
      .meta({ description: 'Later changes that alter the meaning; the page shows them.' }),
    status: z.enum(['published', 'withdrawn']).default('published').meta({
      description: 'A withdrawn article is a notice at its address, and needs a correction that says why.',
    }),
    ...formerIds,
  })
  .refine(...inferredNeedsNote)
  .refine(...fullNeedsRights)
  .refine(...snapshotNeedsDay)
  .refine(...dayNeedsSnapshot)
  .refine(...withdrawalNeedsReason);

export type Article = z.output<typeof article>;
