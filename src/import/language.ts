/** The language of a text: as it is stated, unless the script of its letters is another; else guessed, with a margin. */
import { francAll } from 'franc-min';
import type { Fact } from './original.ts';

/** Scripts that one language alone is printed in, or nearly. */
const OF_SCRIPT: Readonly<Record<string, string>> = {
  Armenian: 'hy',
  Bengali: 'bn',
  Georgian: 'ka',
  Greek: 'el',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Han: 'zh',
  Hangul: 'ko',
  Hebrew: 'he',
  Kana: 'ja',
  Kannada: 'kn',
  Khmer: 'km',
  Lao: 'lo',
  Malayalam: 'ml',
  Myanmar: 'my',
  Sinhala: 'si',
  Tamil: 'ta',
  Telugu: 'te',
  Thai: 'th',
};

/** By the codes of scripts (ISO 15924) that `Intl.Locale` gives for a language. */
const CODES: Readonly<Record<string, string>> = {
  Arab: 'Arabic',
  Armn: 'Armenian',
  Beng: 'Bengali',
  Cyrl: 'Cyrillic',
  Deva: 'Devanagari',
  Ethi: 'Ethiopic',
  Geor: 'Georgian',
  Grek: 'Greek',
  Gujr: 'Gujarati',
  Guru: 'Gurmukhi',
  Hans: 'Han',
  Hant: 'Han',
  Hebr: 'Hebrew',
  Jpan: 'Kana',
  Khmr: 'Khmer',
  Knda: 'Kannada',
  Kore: 'Hangul',
  Laoo: 'Lao',
  Latn: 'Latin',
  Mlym: 'Malayalam',
  Mymr: 'Myanmar',
  Sinh: 'Sinhala',
  Taml: 'Tamil',
  Telu: 'Telugu',
  Thai: 'Thai',
};

const KANA = '[\\p{sc=Hiragana}\\p{sc=Katakana}]';
const SCRIPTS = [...new Set(Object.values(CODES))].map((name) => ({
  name,
  letters: new RegExp(name === 'Kana' ? KANA : `\\p{sc=${name}}`, 'gu'),
}));

/** Of characters; the guess of a language goes wrong too often on shorter texts. */
const LEAST_FOR_GUESS = 200;

/** Of characters. The pieces of a text are guessed one by one, since scores of texts of unlike lengths cannot be compared. */
const PIECE = 100;

/** How far behind the second language must be on average, where the first has 1: most languages are written in Latin letters. */
const marginOf = (script: string | undefined): number => (script === 'Latin' ? 0.09 : 0.05);

/** Enough letters to tell a script and a language by. */
const SAMPLE = 5000;

/**
 * Says the language of a text.
 *
 * @param stated what its metadata says
 * @returns the fact, if there is a sound one, and what an editor should know of it
 */
export function findLanguage(text: string, stated: Fact | undefined): { language?: Fact; remarks: string[] } {
  const sample = text.slice(0, SAMPLE);
  const script = findScript(sample);
  const guess = guessLanguage(sample, script);
  if (!stated) return { ...(guess && { language: guess }), remarks: [] };
  const expected = CODES[new Intl.Locale(stated.value).maximize().script ?? ''];
  const isOther = script !== undefined && expected !== undefined && script !== expected;
  if (isOther) {
    const remarks = [
      `${stated.by} gives the language as “${stated.value}”, but its letters are ${script === 'Kana' ? 'Japanese' : script}.`,
    ];
    return { ...(guess && { language: guess }), remarks };
  }
  if (!guess || isSame(guess.value, stated.value)) return { language: stated, remarks: [] };
  const remarks = [
    `${stated.by} gives the language as “${stated.value}”, but its letters look like “${guess.value}”.`,
  ];
  // Languages as near as Danish and Norwegian are not told apart for certain.
  return { ...(isNear(sample, stated.value) && { language: stated }), remarks };
}

const isSame = (a: string, b: string): boolean => new Intl.Locale(a).language === new Intl.Locale(b).language;

/** The script of most letters, by the name that Unicode has for it; `Kana` where Japanese syllables are among Chinese characters. */
function findScript(text: string): string | undefined {
  const counts = SCRIPTS.map(({ name, letters }) => ({ name, count: text.match(letters)?.length ?? 0 }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const countOf = (script: string) => counts.find(({ name }) => name === script)?.count ?? 0;
  const eastern = countOf('Han') + countOf('Kana');
  if (all < 20) return undefined;
  if (eastern > all / 2) return countOf('Kana') > eastern / 20 ? 'Kana' : 'Han';
  return counts.find(({ count }) => count > all * 0.7)?.name;
}

/** By the script, where it says so, else by letter trigrams (franc), as a BCP 47 tag; franc itself answers in ISO 639-3. */
function guessLanguage(text: string, script: string | undefined): Fact | undefined {
  const certain = OF_SCRIPT[script ?? ''];
  if (certain) return { value: certain, by: 'its script', inferred: 'no other language is usual in it.' };
  if (text.length < LEAST_FOR_GUESS) return undefined;
  const ranked = rankPieces(text);
  const [[code, votes] = ['und', []]] = [...Map.groupBy(ranked, ([first]) => first?.[0] ?? 'und')].toSorted(
    ([, some], [, others]) => others.length - some.length,
  );
  const margins = votes.map(([, second]) => 1 - (second?.[1] ?? 0));
  const margin = margins.reduce((sum, each) => sum + each, 0) / margins.length;
  if (code === 'und' || votes.length < ranked.length * 0.75 || margin < marginOf(script)) return undefined;
  const [value = code] = Intl.getCanonicalLocales(code);
  return { value, by: 'its letters', inferred: 'they follow one another as in this language.' };
}

const rankPieces = (text: string): [code: string, score: number][][] =>
  Array.from({ length: Math.max(1, Math.floor(text.length / PIECE)) }, (_, index) =>
    francAll(text.slice(index * PIECE, (index + 1) * PIECE)),
  );

/** Is a language nearly as likely as the likeliest? */
function isNear(text: string, language: string): boolean {
  const pieces = rankPieces(text).map((ranked) => ranked.find(([code]) => isSame(code, language))?.[1] ?? 0);
  return pieces.reduce((sum, each) => sum + each, 0) / pieces.length > 0.85;
}
