/** Names of persons and of houses, as articles print them. */

const word = String.raw`\p{Lu}(?:\.|[\p{L}\p{M}'’-]*)`;
const particle = '(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von)';
const person = `${word}(?: (?:${particle} )*${word}){1,4}`;

const PERSON = new RegExp(`^${person}$`, 'u');

/** Capitalised words that make no person of a line: it is a label, a day or a place for readers to press. */
const LABELS =
  /^(?:new update|key takeaways|read more|sign up|log in|breaking news|top stories|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*)$/i;

/** May a line be somebody's name, two to five words of it? */
export const isPersonName = (text: string): boolean => PERSON.test(text) && !LABELS.test(text);

/**
 * The names of a byline: `By Ada Ray and Bo Lin, Staff Writers` gives two.
 *
 * @returns none where one of the parts is neither a name nor what somebody is
 */
export function namesOfByline(text: string): string[] {
  const parts = text
    .replace(/^by:?\s+/i, '')
    .replace(/\s*[|•·].*$/, '')
    .replace(/\S+@\S+/g, '')
    .split(/\s*(?:,|;|\band\b|&)\s*/)
    .map((part) => part.trim())
    .filter(Boolean);
  const names = parts.filter(isPersonName).filter((part) => !ROLES.test(part));
  const isByline = names[0] === parts[0] && parts.every((part) => names.includes(part) || ROLES.test(part));
  return isByline ? names : [];
}

const ROLES =
  /\b(?:analyst|correspondent|columnist|contributor|desk|editors?|in [A-Z]\w+|reporters?|staff|writers?|agencies|bureau|news)\b/i;

const title = String.raw`(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Premier|President(?:-elect)?|Vice[ -]President|(?:Prime |Foreign |Finance |Deputy )?Minister|Chancellor|Senator|Governor|Mayor|Ambassador|Secretary|CEO|[Cc]hief executive|[Cc]hairman|[Ff]ounder|[Ee]ntrepreneur|[Aa]nalyst|[Oo]fficial|[Ss]pokes(?:man|woman|person))\.?`;
const speech =
  '(?:said|says|told|added|adds|stated|wrote|writes|tweeted|announced|argued|argues|explained|asked)';

const NAMED = [
  new RegExp(`(?<![\\p{L}])${title} (?<name>${person})`, 'gu'),
  new RegExp(
    `(?<![\\p{L}\\p{M}'’-]|\\b(?:of|for|[Tt]he) )(?<name>${person})(?=,? (?:who |has |have |also )?${speech}\\b)`,
    'gu',
  ),
  new RegExp(`(?<=\\b${speech} )(?<name>${person})`, 'gu'),
];

/** Whom a text shows to be a person by a title before the name, or because they speak. In order, each once. */
export function findPersons(text: string): string[] {
  const found = NAMED.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups, index }) => ({
      name: (groups?.name ?? '').replace(/[’']s$|(?<![.'’-])[.'’-]+$/gu, '').replace(LEADING_TITLES, ''),
      index,
    })),
  );
  const names = found.toSorted((a, b) => a.index - b.index).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name.includes(' ') && !/^The /.test(name));
}

const LEADING_TITLES = new RegExp(
  `^(?:(?:${title}|Indian|Chinese|American|British|German|French|Russian|Japanese) )+`,
  'u',
);
