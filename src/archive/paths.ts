/** The paths of pages below the site's base, for whoever runs without knowing it. */

/** The folder of the addresses of each kind: an article's page is its story page. */
export const folders = {
  articles: 'stories',
  events: 'events',
  people: 'people',
  topics: 'topics',
  sources: 'sources',
};

export const yearPath = (year: number): string => String(year).padStart(4, '0');
export const monthPath = (year: number, month: number): string =>
  `${yearPath(year)}/${String(month).padStart(2, '0')}`;
