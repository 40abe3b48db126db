/** `npm run bench:import`: how much of a folder of originals an import reads rightly. See ../README.md. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../../src/import/decode.ts';
import { EXPECTED, ownReader, type Reader, type Score, scoreFolder } from '../../import/score.ts';

const HELP = `npm run bench:import -- FOLDER

Reads each original that ${EXPECTED} in the folder names (columns: file, title, date, byline, source, language, url, body; one that
is left out is not asked for, and an empty cell says that there is none), and prints of each field how many are right, wrong
and missing, beside Mozilla's Readability alone, which reads web pages only. Below stands what is not right.

Exit code: 0 nothing is wrong, 1 something is, 2 wrong use.`;

const readability: Reader = (bytes, name) => {
  if (!/\.html?$/.test(name)) return undefined;
  const article = new Readability(parseHTML(decode(bytes).text).document).parse();
  return {
    title: article?.title ?? '',
    date: article?.publishedTime ?? '',
    byline: article?.byline ?? '',
    source: article?.siteName ?? '',
    language: article?.lang ?? '',
    url: '',
    text: article?.textContent?.trim() ?? '',
  };
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false } },
});
const [folder = ''] = positionals;
if (values.help) console.log(HELP);
else if (positionals.length !== 1 || !existsSync(join(folder, EXPECTED))) {
  console.error(`name one folder with ${EXPECTED} in it; see --help`);
  process.exitCode = 2;
} else {
  const [ours, theirs] = [await scoreFolder(folder, ownReader), await scoreFolder(folder, readability)];
  const inWords = ({ right, wrong, missing }: Score) => [right, wrong, missing].join(' / ');
  const rows = Object.entries(ours.scores).map(([field, score]) => {
    const their = theirs.scores[field];
    return { field, import: inWords(score), readability: their ? inWords(their) : '' };
  });
  console.log('right / wrong / missing');
  console.table(rows);
  for (const { file, field, found, expected } of ours.faults)
    console.log(`${file}  ${field}: ${found || 'none'}, and right is ${expected || 'none'}`);
  if (Object.values(ours.scores).some(({ wrong }) => wrong > 0)) process.exitCode = 1;
}
