/** What a reader writes into the search box, taken apart. */
import { normalize } from '../format.ts';

export interface Term {
  /** As it was written, without quotation marks and without the minus. */
  text: string;
  isPhrase: boolean;
}

export interface Query {
  /** What a page must have, all of it. */
  wanted: Term[];
  /** What it must not have. */
  unwanted: Term[];
}

/** A minus where a term begins; a phrase between any double quotation marks; or whatever stands between two spaces. */
const TERM = /(?<minus>(?<!\S)[-−](?=\S))?(?:[“”„«»"](?<phrase>[^“”„«»"]*)[“”„«»"]|(?<word>[^\s“”„«»"]+))/gu;

/**
 * @param text for example `"toll money" bridge -ferry`. A quotation mark that is never closed counts for nothing,
 *   as somebody may still be writing.
 * @returns the terms, each once, without those that hold no letter and no digit. Never throws.
 */
export function parseQuery(text: string): Query {
  const query: Query = { wanted: [], unwanted: [] };
  const seen = new Set<string>();
  for (const { groups = {} } of text.matchAll(TERM)) {
    const { minus, phrase, word = '' } = groups;
    const term =
      phrase === undefined
        ? { text: word.replace(/^[-−]+/, ''), isPhrase: false }
        : { text: phrase.trim().replace(/\s+/g, ' '), isPhrase: true };
    const words = term.text.split(' ').map(normalize).filter(Boolean).join(' ');
    const key = `${minus ? '-' : ''}${term.isPhrase ? '"' : ''}${words}`;
    if (words === '' || seen.has(key)) continue;
    seen.add(key);
    (minus ? query.unwanted : query.wanted).push(term);
  }
  return query;
}

/** The term as a reader would write it. */
export const writeTerm = ({ text, isPhrase }: Term): string => (isPhrase ? `"${text}"` : text);

/** The query as a reader would write it; reading it gives the same again. */
export function writeQuery({ wanted, unwanted }: Query): string {
  return [...wanted.map(writeTerm), ...unwanted.map((term) => `-${writeTerm(term)}`)].join(' ');
}
