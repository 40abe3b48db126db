/** What this archive is called and how it reads. An archive of something else changes this file and its content. */
export const site = {
  name: 'The Musk–China Archive',
  description: 'Who reported what, and when, about Elon Musk, Tesla and China.',
  /** The language of the pages and of our own text (BCP 47). */
  language: 'en',
  /** How dates and numbers are written (BCP 47). */
  locale: 'en-GB',
  /** The most items that a list shows before it is cut into pages. */
  pageSize: 200,
} as const;
