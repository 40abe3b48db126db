import { z } from 'astro/zod';
import { dating, formerIds, ids, inferredNeedsNote, line } from './fields.ts';

/** The frontmatter of an event: something that happened, whoever reported it. */
export const event = z
  .strictObject({
    title: line.meta({ description: 'What happened, as a short clause.' }),
    ...dating,
    date: dating.date.meta({
      description: 'When it happened, no more precisely than the articles tell, in EDTF.',
    }),
    people: ids.meta({ description: 'The ids of those who took part; may be [].' }),
    topics: ids.meta({ description: 'The ids of what it is about; may be [].' }),
    ...formerIds,
  })
  .refine(...inferredNeedsNote);

export type Event = z.output<typeof event>;
