import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { allProblems } from './checks/check.ts';
import { archiveLoader, type State } from './store/loader.ts';

const { ARCHIVE_CONTENT, ARCHIVE_CACHE } = import.meta.env;

/** One collection: the rules of the archive cross the kinds of its records, so they are read and checked together. */
export const collections = {
  archive: defineCollection({
    loader: archiveLoader(ARCHIVE_CONTENT, ARCHIVE_CACHE, allProblems),
    schema: z.custom<State>(),
  }),
};
