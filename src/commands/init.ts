/** `npm run init`: begins an archive of something else in this checkout. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { folders, originalsOf } from '../config.ts';
import { language as languageCode, line } from '../records/fields.ts';
import { quoted, Refusal } from '../records/problem.ts';
import { PUBLISHED_LIST } from '../records/published.ts';
import { kinds } from '../records/record.ts';
import { defineCommand, WrongUse } from './command.ts';

const usage = `npm run init -- NAME [--subject WORDS] [--short NAME] [--language CODE]

Begins an archive of something else: takes out the entries of this one, the list of its published addresses and what the README says
of it, and writes the name into src/site.ts. All of that must be committed in Git first, so that nothing is lost.
  --subject WORDS  what it is about, in English, as a sentence goes on with it: “what was reported about WORDS”
  --short NAME     the name where there is little room, at most 16 characters
  --language CODE  the language of its texts, such as de (BCP 47); en where none is named. The pages about them speak English

Exit code: 0 done, 1 refused (it says why), 2 wrong use.`;

/** As the search of a browser takes it (OpenSearch 1.1, ShortName). */
const SHORT = 16;

/** What an archive is called. */
export interface Naming {
  name: string;
  subject: string;
  short: string;
  language: string;
}

export const initCommand = defineCommand({
  usage,
  options: { subject: { type: 'string' }, short: { type: 'string' }, language: { type: 'string' } },
  run({ subject, short, language = 'en' }, [name, ...others], { env, console }) {
    if (name === undefined || others.length > 0) throw new WrongUse('name the archive, in quotation marks');
    const naming = { name, subject: subject ?? name, short: short ?? name.slice(0, SHORT).trim(), language };
    for (const [option, words] of Object.entries({ name, subject: naming.subject, short: naming.short })) {
      const fault = line.safeParse(words).error?.issues[0];
      if (fault) throw new WrongUse(`${option} ${quoted(words)} ${fault.message}`);
    }
    const unknown = languageCode.safeParse(language).error?.issues[0];
    if (unknown) throw new WrongUse(`--language: ${unknown.message}`);
    if (naming.short.length > SHORT)
      throw new WrongUse(`${quoted(naming.short)} has over ${SHORT} characters`);

    const { root, content } = folders(env);
    const [site, readme, picture] = ['src/site.ts', 'README.md', 'docs/front.png'].map((file) =>
      join(root, file),
    ) as [string, string, string];
    const texts = new Map([
      [site, nameSite(readFileSync(site, 'utf8'), naming)],
      [readme, describeArchive(readFileSync(readme, 'utf8'), naming)],
    ]);
    refuseUncommitted(content, [content, site, readme, picture]);

    const entries = kinds.flatMap((kind) => filesIn(join(content, kind)));
    for (const file of [...entries, join(content, PUBLISHED_LIST), picture]) rmSync(file, { force: true });
    for (const [file, text] of texts) writeFileSync(file, text);
    const originals = originalsOf(content);
    const kept = existsSync(originals) && readdirSync(originals).length > 0;
    console.log(
      [
        `${name} begins here: ${entries.length} entries are gone from ${relative(root, content)}, and Git has them still.`,
        ...(kept
          ? [
              `The originals of the former archive are still in ${relative(root, originals)}, and Git has none: move them elsewhere.`,
            ]
          : []),
        'Look through src/site.ts: the licence of your words, who runs the archive, and queries that explain the search.',
        'Then add a source, a topic and an article (npm run new, npm run import), and npm start.',
        'SITE_URL=https://news.example npm run release builds for the address where it will stand, and lists its pages as published.',
      ].join('\n'),
    );
    return 0;
  },
});

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((item) => item.isFile() && item.name.endsWith('.mdx'))
        .map(({ name }) => join(folder, name))
    : [];

/** What is taken out or written over must be in Git, as it is. */
function refuseUncommitted(folder: string, paths: readonly string[]): void {
  let changed: string;
  try {
    changed = execFileSync('git', ['status', '--porcelain', '--ignored', '--', ...paths], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (cause) {
    throw new Refusal(`Git does not have ${folder}: commit all of it first, so that nothing is lost`, {
      cause,
    });
  }
  if (changed)
    throw new Refusal(`these are not committed yet: commit them first, so that nothing is lost\n${changed}`);
}

/** The text of `src/site.ts` for an archive of another name, without what was chosen for the former. */
export function nameSite(text: string, { name, subject, short, language }: Naming): string {
  // Queries for what a new archive has not got would find nothing.
  const examples = { words: '', phrase: '', word: '', oneWithoutOther: '' };
  const values: [RegExp, string][] = [
    ...Object.entries({ subject, shortName: short, licence: undefined, operator: undefined }).map(
      ([name, value]): [RegExp, string] => [
        new RegExp(`(?<=^export const ${name}\\b[^=\\n]*=\\s)[^]*?(?=;$)`, 'm'),
        value === undefined ? 'undefined' : literal(value),
      ],
    ),
    ...Object.entries({ name, language, ...examples }).map(([field, value]): [RegExp, string] => [
      new RegExp(`(?<=^ {2}${field}:\\s)[^\\n]*(?=,$)`, 'm'),
      literal(value),
    ]),
  ];
  return values.reduce((rest, [pattern, value]) => replaced(rest, pattern, value, 'src/site.ts'), text);
}

/** The text of the README without what it says of the former archive alone. */
export function describeArchive(text: string, { subject }: Naming): string {
  const told = replaced(
    text,
    /(?<=what was reported, by whom and when)[^.]*(?=\.)/,
    `, about ${subject}`,
    'README.md',
  );
  return told.replace(/^!\[.*\]\(docs\/front\.png\)\n\n/m, '');
}

/** @param value is put in as it is, whatever signs it holds */
function replaced(text: string, pattern: RegExp, value: string, file: string): string {
  if (!pattern.test(text)) throw new Refusal(`${file} is not as it was: write the name into it by hand`);
  return text.replace(pattern, () => value);
}

/** As the formatter writes text in code: in single quotes, where it holds none. */
const literal = (text: string): string =>
  text.includes("'") ? JSON.stringify(text) : `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}'`;
