/** What this archive is called and how it reads. An archive of something else changes this file and its content. */

/** What its articles are about, as a sentence goes on with it. */
export const subject: string = 'Elon Musk, Tesla and China';

interface Site {
  name: string;
  description: string;
  /** The language of the archive's own texts, from its accounts to the names of its topics (BCP 47). The pages about them speak English. */
  language: string;
  /** How the pages write dates and numbers: which English, `en-GB` or `en-US` (BCP 47). */
  locale: string;
  /** The most items that a list shows before it is cut into pages. */
  pageSize: number;
}

export const site: Site = {
  name: 'The Musk–China Archive',
  description: `Who reported what, and when, about ${subject}.`,
  language: 'en',
  locale: 'en-GB',
  pageSize: 200,
};

/** The name where there is little room, as among the searches of a browser: at most 16 characters. */
export const shortName: string = 'Musk–China';

interface Licence {
  /** As the SPDX list names it, such as `CC-BY-4.0`. */
  name: string;
  title: string;
  /** The address of its text. */
  path: string;
}

/** The licence of the archive's own words, which its data carry. `undefined` as long as none has been chosen. */
export const licence: Licence | undefined = undefined;

/** Who runs the archive, and where they read what is sent to them. */
interface Operator {
  /** Of a person or an organisation, as a sentence goes on with it. */
  name: string;
  /** A `mailto:` address, or that of a page with a form. */
  contact: string;
}

/**
 * `undefined` as long as whoever runs this archive has not filled it in, as `{ name: '…', contact: 'mailto:…' }`. Until then the
 * pages “Who runs this” and “Takedown”, which would be empty without it, are not made (`src/pages/about/_who.mdx`, `_takedown.mdx`).
 */
export const operator: Operator | undefined = undefined;

/** Queries by which the front page and the search page explain the search; those that are empty are left out. The script of that page holds `site`, and none of these. */
export const searchExamples = {
  words: 'Baidu lane',
  phrase: 'data security',
  word: 'Baidu',
  oneWithoutOther: 'Tesla -Baidu',
};
