/** The zod schemas of the frontmatter of each kind of record. `content/README.md` has a row for each field. */
import { z } from 'astro/zod';
import {
  dating,
  day,
  formerIds,
  headline,
  id,
  ids,
  inferredNeedsNote,
  language,
  line,
  paragraphs,
  rule,
  webAddress,
} from './fields.ts';

/** Of an article or event. The longest headlines that papers print have half of it. */
const LONGEST_TITLE = [300, 'must not be longer than 300 characters'] as const;

/** One of an article may stand in quotation marks as a whole, as its publisher printed it. */
const articleTitle = headline.max(...LONGEST_TITLE);

/** A later change of an entry that alters its meaning. */
export const correction = z.strictObject({
  date: day.meta({ description: 'The day of the correction.' }),
  note: line.meta({ description: 'What was wrong, or why the entry was withdrawn.' }),
});

/** What a publisher did with an article after it had appeared. */
const update = z.strictObject({
  date: day.meta({ description: 'The day of the change.' }),
  note: line.meta({ description: 'What the publisher says of it.' }),
});

/** The fields of every kind: how an entry was changed after it was published. */
const everyKind = {
  corrections: z
    .array(correction)
    .default([])
    .meta({ description: 'Later changes that alter the meaning; the page shows them.' }),
  status: z.enum(['published', 'withdrawn']).default('published').meta({
    description: 'A withdrawn entry is a notice at its address, and needs a correction that says why.',
  }),
  ...formerIds,
};

const withdrawalNeedsReason = rule<{ status: string; corrections: unknown[] }>(
  ({ status, corrections }) => status !== 'withdrawn' || (corrections?.length ?? 0) > 0,
  'status',
  'must have a correction beside it: the notice in place of a withdrawn entry says why',
);

/** The fields of an article: one piece that somebody published. */
const articleFields = z.strictObject({
  title: articleTitle.meta({
    description: 'The headline exactly as published, or one that the archive supplies.',
  }),
  titleTranslated: articleTitle
    .optional()
    .meta({ description: 'The archive’s translation of a headline in another language.' }),
  titleBasis: z
    .enum(['published', 'supplied'])
    .meta({ description: 'Whose headline it is: the publisher’s, or the archive’s own.' }),
  ...dating,
  date: dating.date.meta({
    description: 'When the article was published, no more precisely than is known, in EDTF.',
  }),
  source: id.meta({ description: 'Who published it: the id of one of the sources.' }),
  medium: z
    .enum(['article', 'post', 'broadcast', 'video', 'document', 'press release'])
    .default('article')
    .meta({ description: 'What the original is, where it is no article.' }),
  url: webAddress.meta({ description: 'The address of the original, where it is known.' }).optional(),
  archivedUrl: webAddress
    .meta({ description: 'The address of a preserved snapshot of the original. It needs `archivedOn`.' })
    .optional(),
  archivedOn: day
    .optional()
    .meta({ description: 'The day on which the snapshot at `archivedUrl` was taken.' }),
  access: z.enum(['paywall', 'print', 'gone']).optional().meta({
    description:
      'Why a reader may not find the original: it is behind a paywall, was only printed, or is no longer there.',
  }),
  syndicatedFrom: id.optional().meta({
    description: 'The id of the article of which this one prints the text, where the archive has both.',
  }),
  agency: id.optional().meta({
    description: 'Whose text it is, where the source prints that of an agency: the id of one of the sources.',
  }),
  updates: z
    .array(update)
    .default([])
    .meta({ description: 'How the publisher changed the article later, as it says itself.' }),
  retracted: day.optional().meta({
    description: 'The day on which the publisher retracted the article. An update of that day says why.',
  }),
  byline: z.array(line).meta({ description: 'The authors as printed; [] where none are named.' }),
  bylineOrganisations: z.array(line).default([]).meta({
    description:
      'Those names in the byline that are no person’s, such as an agency’s; citations print them whole.',
  }),
  people: ids.meta({
    description: 'The ids of everyone whom the article names as an actor, and of its scenes; may be [].',
  }),
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
  paragraphs: paragraphs.optional().meta({
    description:
      'Keys of the paragraphs, by which their addresses last; `npm run check -- --fix` writes them.',
  }),
  ...everyKind,
});

type ArticleFields = z.output<typeof articleFields>;

const fullNeedsRights = rule<ArticleFields>(
  ({ text, rights }) => text !== 'full' || rights !== undefined,
  'text',
  'must have `rights` beside it: a full text says under which licence or permission it stands here',
);

const snapshotNeedsDay = rule<ArticleFields>(
  ({ archivedUrl, archivedOn }) => !archivedUrl || archivedOn !== undefined,
  'archivedUrl',
  'must have `archivedOn` beside it, the day of the snapshot',
);

const dayNeedsSnapshot = rule<ArticleFields>(
  ({ archivedUrl, archivedOn }) => !archivedOn || archivedUrl !== undefined,
  'archivedOn',
  'must have `archivedUrl` beside it, the snapshot itself',
);

const retractionNeedsReason = rule<ArticleFields>(
  ({ retracted, updates }) => !retracted || (updates?.some(({ date }) => date === retracted) ?? false),
  'retracted',
  'must have an update of that day beside it, which says why',
);

const organisationsInByline = rule<ArticleFields>(
  ({ byline, bylineOrganisations }) => bylineOrganisations?.every((name) => byline?.includes(name)) ?? true,
  'bylineOrganisations',
  'must name only what the `byline` names, in the same words',
);

/** The frontmatter of an article: its fields, and the rules across them. */
const article = articleFields
  .refine(...inferredNeedsNote)
  .refine(...fullNeedsRights)
  .refine(...snapshotNeedsDay)
  .refine(...dayNeedsSnapshot)
  .refine(...organisationsInByline)
  .refine(...retractionNeedsReason)
  .refine(...withdrawalNeedsReason);

/** The frontmatter of an event: something that happened, whoever reported it. */
const event = z
  .strictObject({
    title: line.max(...LONGEST_TITLE).meta({ description: 'What happened, as a short clause.' }),
    shortTitle: line.max(40, 'must not be longer than 40 characters').optional().meta({
      description:
        'A few words for the margin of a story and the picture of time; the title stands in for it.',
    }),
    ...dating,
    date: dating.date.meta({
      description: 'When it happened, no more precisely than the articles tell, in EDTF.',
    }),
    after: id.optional().meta({
      description: 'Of two events of one date, the id of the one that came first, where that is known.',
    }),
    people: ids.meta({ description: 'The ids of those who took part, and of where it was; may be [].' }),
    topics: ids.meta({ description: 'The ids of what it is about; may be [].' }),
    ...everyKind,
  })
  .refine(...inferredNeedsNote)
  .refine(...withdrawalNeedsReason);

const aliases = z.array(line).default([]);

/** Who acts in an article, and where. */
const person = z
  .strictObject({
    type: z.enum(['person', 'organisation', 'place']).default('person').meta({
      description: 'Whether it is a person, an organisation that acts as one, or the place of an event.',
    }),
    name: line.meta({ description: 'The usual name.' }),
    role: line.meta({ description: 'As the articles give it, with a date where that matters.' }),
    aliases: aliases.meta({ description: 'Other forms of the name that articles print.' }),
    ...everyKind,
  })
  .refine(...withdrawalNeedsReason);

/** What articles and events are about. */
const topic = z
  .strictObject({
    name: line.meta({ description: 'Its name, in few words.' }),
    description: line.meta({ description: 'What belongs under it.' }),
    aliases: aliases.meta({
      description: 'Other words by which articles speak of it; an import knows it by them.',
    }),
    ...everyKind,
  })
  .refine(...withdrawalNeedsReason);

/** Who publishes articles. */
const source = z
  .strictObject({
    name: line.meta({ description: 'The publisher or site.' }),
    url: webAddress.meta({ description: 'The address of its front page.' }).optional(),
    description: line.meta({ description: 'What is known of it.' }),
    aliases: aliases.meta({ description: 'Other forms of the name that articles and pages print.' }),
    ...everyKind,
  })
  .refine(...withdrawalNeedsReason);

/** The frontmatter schema of each kind of record. */
export const schemas = { articles: article, events: event, people: person, topics: topic, sources: source };

/** The fields of each kind, as an entry holds them once they are read. */
export type Fields = { [K in keyof typeof schemas]: z.output<(typeof schemas)[K]> };
