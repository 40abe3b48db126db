/** `npm run audit`: what Lighthouse and MDN’s Observatory make of a built site, and its dead links. See README.md. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parseArgs, promisify } from 'node:util';
import { folders } from '../../src/config.ts';
import { headersOf, policies } from '../../src/hosting/headers.ts';
import { siteServer } from '../../src/hosting/server.ts';
import { deadLinks } from '../support/html.ts';
import { findChromium } from '../support/installed.ts';
import { observatory } from '../support/observatory.ts';
import { readPages } from '../support/pages.ts';

const HELP = `npm run audit -- [PATH…] [--lighthouse PROGRAM]

Shows what Lighthouse and MDN’s Observatory make of the site in dist/ (or ARCHIVE_OUT), and lists its links that lead
nowhere. Lighthouse looks at the pages named, such as /timeline/; without any, at the longest of each kind.

  --lighthouse PROGRAM  takes this one; without it, npx fetches its version 13.5.0

Exit code 0: all scores are full, and no link is dead. 1: not so. 2: wrong use.`;

interface Result {
  categories: Record<
    string,
    { title: string; score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { score: number | null }>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lighthouse: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
});
const site = folders(process.env).out;
const pages = existsSync(site) ? readPages(site) : [];
const unknown = positionals.filter((path) => !pages.some((page) => page.path === path));
if (values.help) console.log(HELP);
else if (pages.length === 0 || unknown.length > 0) {
  console.error(
    pages.length === 0 ? 'there is no site: npm run build' : `no page is at ${unknown.join(', ')}`,
  );
  process.exitCode = 2;
} else process.exitCode = await audit(positionals.length > 0 ? positionals : longestOfKinds());

/** @returns the exit code */
async function audit(paths: readonly string[]): Promise<number> {
  const { items, score } = observatory(headersOf('/'), policies.page);
  console.log(`Observatory: ${score}`);
  for (const [item, points] of Object.entries(items)) console.log(`  ${String(points).padStart(3)}  ${item}`);
  const dead = deadLinks(site, pages);
  console.log(`\ndead links: ${dead.length}${dead.map((link) => `\n  ${link}`).join('')}\n\nLighthouse:`);
  const server = siteServer(site, '/', { redirects: [], gone: [] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let isFull = true;
  for (const path of paths) {
    const { port } = server.address() as AddressInfo;
    const { categories, audits } = await lighthouse(`http://127.0.0.1:${port}${path}`);
    const scored = Object.values(categories).map((each) => ({
      ...each,
      points: Math.round(100 * (each.score ?? 0)),
    }));
    console.log(`  ${path}  ${scored.map(({ title, points }) => `${title} ${points}`).join(', ')}`);
    for (const { points, auditRefs } of scored) {
      isFull &&= points === 100;
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
      if (points < 100) console.log(`    ${lost.map(({ id }) => `${id} ${audits[id]?.score}`).join(', ')}`);
    }
  }
  server.close();
  return isFull && dead.length === 0 && score >= 130 ? 0 : 1;
}

/** Of the pages that search engines may list, the longest of each kind: all stories are of one, and all years. */
function longestOfKinds(): string[] {
  const own = pages.filter(({ html }) => !/<meta [^>]*(?:noindex|http-equiv="?refresh)/.test(html));
  const kinds = Map.groupBy(own, ({ path }) =>
    path.replace(/^\/\d{4}\//, '/YEAR/').replace(/(?<=^\/[^/]+\/)[^/]+/, '*'),
  );
  return [...kinds.values()].map(
    (kind) => kind.reduce((a, b) => (b.html.length > a.html.length ? b : a)).path,
  );
}

async function lighthouse(address: string): Promise<Result> {
  const [program, ...first] = values.lighthouse ? [values.lighthouse] : ['npx', '--yes', 'lighthouse@13.5.0'];
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-background-networking';
  const args = [...first, address, '--quiet', '--output=json', '--no-enable-error-reporting', flags];
  const { stdout } = await promisify(execFile)(program ?? '', args, {
    env: { ...process.env, CHROME_PATH: findChromium() },
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout);
}
