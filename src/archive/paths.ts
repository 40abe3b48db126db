/** The paths of pages below the site's base, for whoever runs without knowing it. */

/** The folder of the addresses of each kind: an article's page is its story page. */
export const folders = {
  articles: 'stories',
  events: 'events',
  people: 'people',
  topics: 'topics',
  sources: 'sources',
};

/** The pages that no record makes, but for the timeline itself. */
export const standing = { about: 'about', signs: 'about/signs', coverage: 'coverage', search: 'search' };

/** What a person, a topic or a source has pages of its own for where there is much of it. */
export const parts = { quotations: 'quotations', coverage: 'coverage', alone: 'alone' };

export const yearPath = (year: number): string => String(year).padStart(4, '0');
export const monthPath = (year: number, month: number): string =>
  `${yearPath(year)}/${String(month).padStart(2, '0')}`;
