/** Names of persons as articles print them, recognised by capitals, titles and verbs of speech: heuristics, mostly for English. */

const WORD = String.raw`\p{Lu}(?:\.|[\p{L}\p{M}'’-]*)`;
const PARTICLE = '(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von)';
const NAME = `${WORD}(?: (?:${PARTICLE} )*${WORD}){1,4}`;

const WHOLE_NAME = new RegExp(`^${NAME}$`, 'u');
/** Initials may stand together, as in “Lee S.A. Sample”. */
const closedUp = (name: string): string => name.replace(/(?<=\p{Lu}\.)(?=\p{Lu})/gu, ' ');

/** Lines in the form of a name that are none: labels and buttons of a page, and days. */
const LABELS =
  /^(?:new update|key takeaways|read more|sign up|log in|breaking news|top stories|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*)$/i;

/** May a whole line be a person's name: two to five capitalised words, and particles such as “van” between them? */
export const isPersonName = (line: string): boolean => WHOLE_NAME.test(closedUp(line)) && !LABELS.test(line);

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
