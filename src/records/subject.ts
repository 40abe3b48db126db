import { z } from 'astro/zod';
import { formerIds, line, webAddress } from './fields.ts';

const aliases = z.array(line).default([]);

/** Somebody who acts in an article. */
export const person = z.strictObject({
  name: line.meta({ description: 'The usual name.' }),
  role: line.meta({ description: 'As the articles give it, with a date where that matters.' }),
  aliases: aliases.meta({ description: 'Other forms of the name that articles print.' }),
  ...formerIds,
});

/** What articles and events are about. */
export const topic = z.strictObject({
  name: line.meta({ description: 'Its name, in few words.' }),
  description: line.meta({ description: 'What belongs under it.' }),
  aliases: aliases.meta({
    description: 'Other words by which articles speak of it; an import knows it by them.',
  }),
  ...formerIds,
});

/** Who publishes articles. */
export const source = z.strictObject({
  name: line.meta({ description: 'The publisher or site.' }),
  url: webAddress.meta({ description: 'The address of its front page.' }).optional(),
  description: line.meta({ description: 'What is known of it.' }),
  aliases: aliases.meta({ description: 'Other forms of the name that articles and pages print.' }),
  ...formerIds,
});

export type Person = z.output<typeof person>;
export type Topic = z.output<typeof topic>;
export type Source = z.output<typeof source>;
