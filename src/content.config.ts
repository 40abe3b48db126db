import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { allProblems } from './archive/problems.ts';
import { createLoaders } from './records/loader.ts';
import type { Entry } from './records/record.ts';

const loaders = createLoaders(import.meta.env.ARCHIVE_CONTENT, allProblems);

/** The loaders have validated what they store, so these schemas only tell its type. */
export const collections = {
  articles: defineCollection({ loader: loaders.articles, schema: z.custom<Entry<'articles'>>() }),
  events: defineCollection({ loader: loaders.events, schema: z.custom<Entry<'events'>>() }),
  people: defineCollection({ loader: loaders.people, schema: z.custom<Entry<'people'>>() }),
  topics: defineCollection({ loader: loaders.topics, schema: z.custom<Entry<'topics'>>() }),
  sources: defineCollection({ loader: loaders.sources, schema: z.custom<Entry<'sources'>>() }),
  problems: defineCollection({ loader: loaders.problems, schema: z.custom<{ text: string }>() }),
};
