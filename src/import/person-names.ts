/** Names of persons as articles print them, recognised by capitals, titles and verbs of speech: heuristics for English. */

const WORD = String.raw`\p{Lu}(?:\.|[\p{L}\p{M}'’-]*)`;
const PARTICLE = '(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von)';
const NAME = `${WORD}(?: (?:${PARTICLE} )*${WORD}){1,4}`;

const WHOLE_NAME = new RegExp(`^${NAME}$`, 'u');

/** Lines in the form of a name that are none: labels and buttons of a page, and days. */
const LABELS =
  /^(?:new update|key takeaways|read more|sign up|log in|breaking news|top stories|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*)$/i;

/** May a whole line be a person's name: two to five capitalised words, and particles such as “van” between them? */
export const isPersonName = (line: string): boolean => WHOLE_NAME.test(line) && !LABELS.test(line);

/** Job titles and desks, which stand in bylines beside the names. */
const ROLES =
  /\b(?:analyst|correspondent|columnist|contributor|desk|editors?|in [A-Z]\w+|reporters?|staff|writers?|agencies|bureau|news)\b/i;

/**
 * Parses a byline: `By Ada Ray and Bo Lin, Staff Writers` gives the two names.
 *
 * @param line with or without “By” at its start; addresses for mail, and all behind a `|` or a bullet, are passed over
 * @returns the names in order; none where one of the parts is neither a name nor a role, since then it is no byline
 */
export function parseByline(line: string): string[] {
  const parts = line
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

const TITLE = String.raw`(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Premier|President(?:-elect)?|Vice[ -]President|(?:Prime |Foreign |Finance |Deputy )?Minister|Chancellor|Senator|Governor|Mayor|Ambassador|Secretary|CEO|[Cc]hief executive|[Cc]hairman|[Ff]ounder|[Ee]ntrepreneur|[Aa]nalyst|[Oo]fficial|[Ss]pokes(?:man|woman|person))\.?`;
const SPEECH =
  '(?:said|says|told|added|adds|stated|wrote|writes|tweeted|announced|argued|argues|explained|asked)';

/** A name behind a title, before a verb of speech, or behind one. */
const PERSONS = [
  new RegExp(`(?<![\\p{L}])${TITLE} (?<name>${NAME})`, 'gu'),
  new RegExp(
    `(?<![\\p{L}\\p{M}'’-]|\\b(?:of|for|[Tt]he) )(?<name>${NAME})(?=,? (?:who |has |have |also )?${SPEECH}\\b)`,
    'gu',
  ),
  new RegExp(`(?<=\\b${SPEECH} )(?<name>${NAME})`, 'gu'),
];

const LEADING_TITLES = new RegExp(
  `^(?:(?:${TITLE}|Indian|Chinese|American|British|German|French|Russian|Japanese) )+`,
  'u',
);

/**
 * Finds names in running text that must be persons', since a title stands before them or they speak. Capitals alone
 * prove nothing: places and houses have them, too.
 *
 * @returns the names without titles, of two words at least, in the order of the text, each once
 */
export function findPersonNames(text: string): string[] {
  const found = PERSONS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups, index }) => ({
      name: (groups?.name ?? '').replace(/[’']s$|(?<![.'’-])[.'’-]+$/gu, '').replace(LEADING_TITLES, ''),
      index,
    })),
  );
  const names = found.toSorted((a, b) => a.index - b.index).map(({ name }) => name);
  return [...new Set(names)].filter((name) => name.includes(' ') && !/^The /.test(name));
}
