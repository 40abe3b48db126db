/** One archive, generated, built and measured. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { folders } from '../../src/config.ts';
import type { Kind } from '../../src/records/record.ts';
import { generateArchive } from './generate.ts';
import { type Cost, measure } from './measure.ts';
import { type Size, sizeOf } from './sizes.ts';

export interface Row extends Cost {
  site: string;
  stage: string;
  size?: Size;
}

export interface Trial {
  count: number;
  entries: Record<Kind, number>;
  content: Size;
  rows: Row[];
}

const here = import.meta.dirname;

export interface TrialOptions {
  /** How many articles. */
  count: number;
  seed: number;
  /** Is the stock site built too? */
  stock: boolean;
  /** Is it built again after a change of one article? */
  rebuild: boolean;
  /** Is told what is being done. */
  tell(doing: string): void;
  stopping: AbortSignal;
}

/**
 * @param folder an empty folder, which takes the content and the sites
 * @throws an `Error` where a build fails, or a site turns out not to have a page for each article
 */
export async function runTrial(folder: string, options: TrialOptions): Promise<Trial> {
  const { count, seed, stock, tell } = options;
  const content = join(folder, 'content');
  tell(`${count} articles: writing them`);
  const entries = generateArchive(content, count, seed);
  const rows = await runOurs(folder, content, options);
  if (stock) rows.push(...(await runStock(folder, options)));
  for (const { site, stage, size } of rows) {
    if (stage === 'whole' && (size?.pages ?? 0) < count) throw new Error(`the ${site} site lacks pages`);
  }
  return { count, entries, content: sizeOf(content), rows };
}

async function runOurs(
  folder: string,
  content: string,
  { tell, stopping, rebuild }: TrialOptions,
): Promise<Row[]> {
  const out = join(folder, 'site');
  const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: out };
  const { root, cache } = folders({ ...process.env, ...env });
  try {
    tell('reading');
    const read = await measure([join(here, 'read.ts')], root, env, stopping);
    tell('building the site and its index');
    const build = () => measure([join(root, 'src/commands/main.ts'), 'build'], root, env, stopping);
    const built = await build();
    const isIndex = (path: string) => path.startsWith('pagefind/');
    const rows = [
      { site: 'ours', stage: 'reading', ...costOf(read.stages, 'reading') },
      {
        site: 'ours',
        stage: 'pages',
        ...costOf(built.stages, 'pages'),
        size: sizeOf(out, (path) => !isIndex(path)),
      },
      { site: 'ours', stage: 'index', ...costOf(built.stages, 'index'), size: sizeOf(out, isIndex) },
      { site: 'ours', stage: 'whole', ...built.whole, size: sizeOf(out) },
    ];
    if (!rebuild) return rows;
    tell('building it again, as the first build keeps no pages');
    await build();
    tell('building it after a change of one article');
    changeArticle(join(content, 'articles'));
    return [...rows, { site: 'ours', stage: 'one changed', ...(await build()).whole, size: sizeOf(out) }];
  } finally {
    setAside(cache, join(folder, 'cache'));
  }
}

/** For minutes after files were deleted, ext4 makes others slowly: whatever is built next would be slower. */
function setAside(cache: string, aside: string) {
  try {
    renameSync(cache, aside);
  } catch {
    // It may be on another disk, or not be there.
    rmSync(cache, { recursive: true, force: true });
  }
}

/** Gives the article in the middle another title and a paragraph more. */
function changeArticle(articles: string) {
  const names = readdirSync(articles).sort();
  const file = join(articles, names[Math.floor(names.length / 2)] ?? '');
  const text = readFileSync(file, 'utf8')
    .replace(/^title: .*$/m, '$& anew')
    .replace(/^paragraphs:.*\n/m, '');
  writeFileSync(file, `${text.trimEnd()}\n\nOne paragraph more.\n`);
}

/** The stock site is built outside the project, so that what Astro leaves beside it goes away with the folder. */
async function runStock(folder: string, { tell, stopping }: TrialOptions): Promise<Row[]> {
  const stock = join(folder, 'stock');
  mkdirSync(stock);
  cpSync(join(here, 'stock'), stock, { recursive: true });
  symlinkSync(join(folders().root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  tell('building the stock site');
  const built = await measure([join(here, 'build-stock.ts')], stock, {}, stopping);
  const size = sizeOf(join(folder, 'stock-site'));
  return [
    { site: 'stock', stage: 'pages', ...costOf(built.stages, 'pages'), size },
    { site: 'stock', stage: 'whole', ...built.whole, size },
  ];
}

function costOf(stages: ReadonlyMap<string, Cost>, stage: string): Cost {
  const cost = stages.get(stage);
  if (!cost) throw new Error(`the stage \`${stage}\` was not announced`);
  return cost;
}
