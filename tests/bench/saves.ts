/**
 * `npm run bench:saves -- 10000`: makes up an archive, starts `npm run dev` on it, and measures how long a saved article takes
 * until its page shows what was changed. See README.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startScript } from '../support/commands.ts';
import { forget } from '../support/folders.ts';
import { generateArchive } from './generate.ts';
import { residentBytes } from './memory.ts';

const { values, positionals } = parseArgs({
  options: {
    content: { type: 'string' },
    saves: { type: 'string', default: '20' },
    more: { type: 'string', default: '80' },
  },
  allowPositionals: true,
});

const folder = mkdtempSync(join(tmpdir(), 'archive-saves-'));
const content = values.content ?? join(folder, 'content');
if (!values.content) generateArchive(content, Number(positionals[0] ?? 1000), 1);
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: join(folder, 'out'), PORT: '4390' };

const server = startScript('dev', env);
let printed = '';
for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (printed += chunk));

/** The processor's seconds that the server has used so far. */
function cpuSeconds(): number {
  const stat = readFileSync(`/proc/${server.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>, pause: number): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    if (server.exitCode !== null) throw new Error(printed);
    await wait(pause);
  }
}

const since = performance.now();
const origin = await until(() => /http:\/\/localhost:\d+/.exec(printed)?.[0], 100);
const names = readdirSync(join(content, 'articles'));
const read = (name: string) => readFileSync(join(content, 'articles', name), 'utf8');
const articles = names
  .filter((_, index) => index % Math.ceil(names.length / 50) === 0)
  .filter((name) => !read(name).includes('status: withdrawn'));
const show = async (id: string) => (await fetch(`${origin}/stories/${id}/`)).text();
await show((articles[0] ?? '').replace('.mdx', ''));
console.log(`first page after ${((performance.now() - since) / 1000).toFixed(1)} s`);

/** Changes an article's title, and asks for its page until it shows that. @returns seconds, and those of the processor */
async function save(number: number): Promise<{ seconds: number; cpu: number }> {
  const name = articles[number % articles.length] ?? '';
  const path = join(content, 'articles', name);
  const title = `Saved ${number}`;
  const text = read(name).replace(/^title: .*$/m, `title: ${title}`);
  const [begin, before] = [performance.now(), cpuSeconds()];
  writeFileSync(path, text);
  // A title that the archive supplies stands in brackets.
  const isShown = async () => new RegExp(`${title}\\]?</h1>`).test(await show(name.replace('.mdx', '')));
  await until(async () => (await isShown()) || undefined, 20);
  return { seconds: (performance.now() - begin) / 1000, cpu: cpuSeconds() - before };
}

const megabytes = () => (residentBytes(server.pid ?? 0) / 1e6).toFixed(0);
const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1]?.toFixed(2);
const count = Number(values.saves);
const runs: Awaited<ReturnType<typeof save>>[] = [];
for (let number = 0; number < count; number++) runs.push(await save(number));
console.log(`${count} saves to seen: median ${median(runs.map(({ seconds }) => seconds))} s`);
console.log(`processor: median ${median(runs.map(({ cpu }) => cpu))} s; ${megabytes()} MB`);
for (let number = count; number < count + Number(values.more); number++) await save(number);
console.log(`after ${count + Number(values.more)} saves: ${megabytes()} MB`);

server.kill();
rmSync(folder, { recursive: true, force: true });
forget(env);
