import { z } from 'astro/zod';
import { dating, ids, inferredNeedsNote, line } from './fields.ts';

/** The frontmatter of an event: something that happened, whoever reported it. */
export const event = z
  .strictObject({
    title: line,
    /** When it happened, no more precisely than the articles tell. */
    ...dating,
    people: ids,
    topics: ids,
  })
  .refine(...inferredNeedsNote);

export type Event = z.output<typeof event>;
