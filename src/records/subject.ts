import { z } from 'astro/zod';
import { line, webAddress } from './fields.ts';

/** Somebody who acts in an article. */
export const person = z.strictObject({
  name: line,
  role: line,
  /** Other forms of the name that articles print. */
  aliases: z.array(line).default([]),
});

/** What articles and events are about. */
export const topic = z.strictObject({ name: line, description: line });

/** Who publishes articles. */
export const source = z.strictObject({ name: line, url: webAddress.optional(), description: line });

export type Person = z.output<typeof person>;
export type Topic = z.output<typeof topic>;
export type Source = z.output<typeof source>;
