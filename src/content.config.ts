import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { type ArchiveState, archiveLoader } from './store/loader.ts';

const { ARCHIVE_CONTENT: content, ARCHIVE_ENTRIES: entries, ARCHIVE_CACHE: cache } = import.meta.env;

/** One collection: the rules of the archive cross the kinds of its records, so they are read and checked together. */
export const collections = {
  archive: defineCollection({
    loader: archiveLoader({ content, entries, cache }),
    schema: z.custom<ArchiveState>(),
  }),
};
