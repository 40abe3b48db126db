/**
 * The typeface of all pages: Newsreader (Production Type, SIL Open Font License 1.1), subset when the site is built to what
 * the pages need of it. No font file stands in the repository.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const fileOf = (name: string) => fileURLToPath(import.meta.resolve(name));

const between = (first: string, last: string): string[] => {
  const [from = 0, to = 0] = [first.codePointAt(0), last.codePointAt(0)];
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
};

/** Letters and signs of headlines in the languages of western Europe, and of Czech and Slovene names. */
const headlineCharacters = [
  ...between(' ', '~'),
  ...between('À', 'ÿ'),
  ...'ŒœŠšŽžŸı–—‘’‚“”„…‹›«»€£°½¶§·\u00a0',
];

/** All of printable Latin-1 besides, and what good typography needs. */
const textCharacters = [...headlineCharacters, ...between('\u00a0', 'ÿ'), ...'†‡•‰′″™←→↑↓−'];

/** Two cuts: a sturdy one for text, and for headlines and whatever else is bold a sharp one, which takes less room. */
const cuts = {
  text: { characters: textCharacters, axes: { opsz: 14, wght: 400 } },
  headline: { characters: headlineCharacters, axes: { opsz: 36, wght: 600 } },
};

/** The numbers of the licence and its address among the names in a font (OpenType, “name”). */
const LICENCE = [13, 14];

/** Is a file a WOFF2 of the length that it says itself (W3C WOFF 2.0, 4.1)? A power cut or a full disk leaves a part of one. */
function isWhole(file: string): boolean {
  if (!existsSync(file)) return false;
  const font = readFileSync(file);
  return font.length > 12 && font.readUInt32BE(8) === font.length;
}

/**
 * @param cache a folder, which need not exist; the cuts are made once, and again only when what they are made of changes
 * @returns the folder of `newsreader-text.woff2` and `newsreader-headline.woff2`
 */
export async function subsetFace(cache: string): Promise<string> {
  const font = readFileSync(
    fileOf('@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2'),
  );
  const tool = readFileSync(fileOf('subset-font/package.json'));
  const recipe = readFileSync(fileURLToPath(import.meta.url));
  const digest = [font, tool, recipe].reduce((hash, part) => hash.update(part), createHash('sha256'));
  const folder = join(cache, `face-${digest.digest('hex').slice(0, 12)}`);
  const files = Object.keys(cuts).map((name) => join(folder, `newsreader-${name}.woff2`));
  if (files.every(isWhole)) return folder;
  // Two builds may make it at once: each makes its own, and the first to end gives it its name.
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  for (const [name, { characters, axes }] of Object.entries(cuts)) {
    const cut = await subsetFont(font, characters.join(''), {
      targetFormat: 'woff2',
      variationAxes: axes,
      keepFeatures: ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl'],
      noHinting: true,
      preserveNameIds: LICENCE,
    });
    writeFileSync(join(unfinished, `newsreader-${name}.woff2`), cut);
  }
  if (files.every(isWhole)) rmSync(unfinished, { recursive: true });
  else {
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  return folder;
}
