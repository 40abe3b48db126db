/** `npm run release`: builds the site, and lists its addresses as published, so that none is ever lost. */
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { countedPlainly } from '../archive/counts.ts';
import { folders } from '../config.ts';
import { Refusal } from '../records/problem.ts';
import { PUBLISHED_LIST, readPublished } from '../records/published.ts';
import { compareText } from '../records/text.ts';
import { buildCommand } from './build.ts';
import { defineCommand } from './command.ts';

export const releaseCommand = defineCommand({
  usage: `npm run release

Builds the site, as npm run build does, and adds the addresses of its pages to ${PUBLISHED_LIST} in the content folder. From then on
no build lets one of them lead nowhere. Commit the list with what is published.

Exit code: 0 built and listed, 1 problems of the content or a failure, 2 wrong use.`,
  async run(_values, _positionals, context) {
    if (!context.env.SITE_URL) {
      context.console.error(
        'SITE_URL is not set: feeds, citations and previews lead to http://localhost:4321. Release with the address of the site, as in SITE_URL=https://news.example npm run release',
      );
    }
    const code = await buildCommand.run({}, [], context);
    if (code !== 0) return code;
    const { root, content, out } = folders(context.env);
    const published = readPublished(content).filter(Boolean);
    const built = addressesIn(out);
    const lost = published.filter((address) => !built.has(address));
    // A check of the content has found none: this is a fault of the pages.
    if (lost.length > 0) {
      throw new Refusal(
        `these were published, and the site that was built has no page there:\n${lost.join('\n')}`,
      );
    }
    const listed = new Set(published);
    const added = [...built].filter((address) => isLasting(address) && !listed.has(address));
    const list = join(content, PUBLISHED_LIST);
    writeFileSync(`${list}.new`, `${[...listed, ...added].sort(compareText).join('\n')}\n`, { flush: true });
    renameSync(`${list}.new`, list);
    context.console.log(
      `${countedPlainly(added.length, 'new page')} in ${relative(root, list)}, ${listed.size + added.length} in all: commit it with what is published`,
    );
    return 0;
  },
});

/** The addresses of a built site's pages, without its base path. */
const addressesIn = (site: string): Set<string> =>
  new Set(
    readdirSync(site, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll(sep, '/'))
      .filter((path) => /(?:^|\/)index\.html$/.test(path))
      .map((path) => `/${dirname(path)}/`.replace('/./', '/')),
  );

/** Later pages of a list come and go as it grows and shrinks, and frames as there is more than one story to show. */
const isLasting = (address: string): boolean => !/\/page\/\d+\/$|^\/embed\//.test(address);
