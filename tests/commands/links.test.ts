/** `npm run links`, as an editor and as a program run it, with a host on this machine for the web. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linksCommand } from '../../src/commands/links.ts';
import { folders } from '../../src/config.ts';
import { ended, run, runScript, startScript } from '../support/commands.ts';
import { articleText, type FieldsOfText, sourceText, topicText } from '../support/entries.ts';
import { forget, temporaryFolder } from '../support/folders.ts';
import { type Host, redirect, startHost, status } from '../support/server.ts';

let host: Host;
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
  host = await startHost();
  host.set('/ok', status(200));
  folder = temporaryFolder('links');
  env = { ARCHIVE_CONTENT: folder };
});
afterEach(async () => {
  await host.close();
  forget(env);
});

function write(file: string, text: string) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const story = (id: string, path: string, fields: FieldsOfText = {}, body?: string) =>
  write(`articles/${id}.mdx`, articleText({ url: host.at(path), ...fields }, body));

const quick = ['--allow-private', '--pause', '0'];
const links = (...options: string[]) => run(linksCommand, env, [...quick, ...options]);
const paths = () => host.asked.map(({ path }) => path);

describe('a run that finds nothing', () => {
  it('says so, and ends well', async () => {
    story('a', '/ok');
    expect(await links()).toEqual({ status: 0, stdout: '', stderr: '1 address: 1 ok\n' });
  });

  it('gives a program an empty list', async () => {
    expect((await links('--format', 'json')).stdout).toBe('[]\n');
  });

  it('counts what it does not ask on purpose as nothing to fail for, and names it', async () => {
    story('a', '/ok');
    const { status, stdout } = await run(linksCommand, env);
    expect(status).toBe(0);
    expect(stdout).toMatch(/articles\/a\.mdx:\d+:\d+ {2}.*is on this machine or a local network/);
    expect(host.asked).toEqual([]);
  });
});

describe('a run that finds something', () => {
  beforeEach(() => {
    host.set('/moved', redirect('/ok'));
    host.set('/closed', status(403));
    host.set('/broken', status(500));
    story('b', '/gone');
    story('a', '/moved', {}, `Of [it](${host.at('/gone#part')}), and [that](${host.at('/broken')}).`);
    write('sources/harbour-post.mdx', sourceText({ url: host.at('/closed') }));
  });

  it('lists every place, in the order of files, and ends with 1', async () => {
    const { status, stdout, stderr } = await links();
    expect(status).toBe(1);
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => /(\w+\/[\w-]+\.mdx:\d+:\d+) {2}/.exec(line)?.[1])).toEqual([
      'articles/a.mdx:13:6',
      'articles/a.mdx:16:4',
      expect.stringMatching('articles/a.mdx:16:'),
      'articles/b.mdx:13:6',
      'sources/harbour-post.mdx:4:6',
    ]);
    expect(lines.map((line) => /moved|gone|in a browser|fails/.exec(line)?.[0])).toEqual([
      'moved',
      'gone',
      'fails',
      'gone',
      'in a browser',
    ]);
    expect(stderr).toContain('4 addresses: ');
  });

  it('asks an address once, however often it stands there', async () => {
    await links();
    expect(paths().filter((path) => path === '/gone')).toHaveLength(2);
    expect(host.most()).toBe(1);
  });

  it('tells a program, with the verdict, and GitHub', async () => {
    const json = JSON.parse((await links('--format', 'json')).stdout);
    expect(json[0]).toEqual({
      file: expect.stringMatching(/articles\/a\.mdx$/),
      line: 13,
      column: 6,
      message: expect.stringContaining(host.at('/ok')),
      address: host.at('/moved'),
      verdict: 'moved',
    });
    const github = (await links('--format', 'github')).stdout.trim().split('\n');
    expect(github).toHaveLength(5);
    for (const line of github) expect(line).toMatch(/^::error file=[^,:]+,line=\d+,col=\d+::.+$/);
  });

  it('shows nothing of what a host sends that a terminal would obey', async () => {
    host.set('/moved', redirect(Buffer.from('javascript:\u202e\u009balert(1)').toString('latin1')));
    const { stdout } = await links();
    expect(stdout).toContain('javascript:');
    expect(stdout).not.toMatch(/[\u202e\u009b]/);
  });
});

describe('a run that is stopped', () => {
  it('is gone on with by the next, which is then done with', async () => {
    story('a', '/ok');
    story('b', '/slow');
    host.set('/slow', () => {}, status(200));
    const first = startScript('links', env, quick);
    const end = ended(first);
    await vi.waitFor(() => expect(paths()).toEqual(['/ok', '/slow']), { timeout: 60_000 });
    first.kill('SIGINT');
    expect(await end).toEqual({
      status: 1,
      stdout: '',
      stderr: 'stopped: the next run goes on from here\nended by SIGINT\n',
    });

    expect(await links()).toMatchObject({ status: 0, stderr: '2 addresses: 2 ok\n' });
    expect(paths()).toEqual(['/ok', '/slow', '/slow']);
    await links();
    expect(paths().filter((path) => path === '/ok')).toHaveLength(2);
  });

  it('is begun afresh where that is wanted, and only one run goes on at a time', async () => {
    story('a', '/ok');
    story('b', '/slow');
    host.set('/slow', () => {}, status(200));
    const first = startScript('links', env, quick);
    const end = ended(first);
    await vi.waitFor(() => expect(paths()).toEqual(['/ok', '/slow']), { timeout: 60_000 });
    const second = await links();
    expect(second).toEqual({
      status: 1,
      stdout: '',
      stderr: 'another run is asking already: wait for it to end\n',
    });
    first.kill('SIGKILL');
    await end;

    expect((await links('--again')).status).toBe(0);
    expect(paths()).toEqual(['/ok', '/slow', '/ok', '/slow']);
  });
});

describe('looking for snapshots', () => {
  const closest = (url: string) => ({ available: true, url, timestamp: '20240501120000' });

  it('gives the lines to paste, and changes no file', async () => {
    story('a', '/ok');
    story('b', '/gone');
    story('c', '/ok', { archivedUrl: host.at('/ok?kept'), archivedOn: '2024-05-01' });
    const before = readdirSync(join(folder, 'articles')).map((file) =>
      readFileSync(join(folder, 'articles', file), 'utf8'),
    );
    host.set('/available', (request, response) => {
      const url = new URL(request.url ?? '', host.at('/')).searchParams.get('url') ?? '';
      const found = url.endsWith('/gone') ? { closest: closest('https://s.example/1') } : {};
      response.end(JSON.stringify({ archived_snapshots: found }));
    });
    const { status, stdout, stderr } = await links('--archive-at', host.at('/available'));
    expect(status).toBe(1);
    const [, proposal] = stdout.trim().split('\n\n');
    expect(proposal?.split('\n')).toEqual([
      expect.stringMatching(/articles\/b\.mdx:13:6 {2}a snapshot of 2024-05-01 is preserved/),
      'archivedUrl: "https://s.example/1"',
      'archivedOn: 2024-05-01',
    ]);
    expect(stderr).toContain('1 without a snapshot');
    expect(paths().filter((path) => path.startsWith('/available'))).toHaveLength(2);
    expect(paths().at(-1)).toContain('timestamp=20240429');
    const after = readdirSync(join(folder, 'articles')).map((file) =>
      readFileSync(join(folder, 'articles', file), 'utf8'),
    );
    expect(after).toEqual(before);
  });

  it('tells GitHub of what could be added as no error', async () => {
    story('a', '/ok');
    host.set('/available', (_, response) =>
      response.end(JSON.stringify({ archived_snapshots: { closest: closest('https://s.example/1') } })),
    );
    const { status, stdout } = await links('--archive-at', host.at('/available'), '--format=github');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^::notice file=[^\n]*archivedUrl: "https:\/\/s\.example\/1" {2}archivedOn: 2024-05-01\n$/,
    );
  });

  it('that is not answered is refused, and what was asked is kept for the next run', async () => {
    story('a', '/ok');
    host.set('/available', status(500));
    const { status: code, stderr } = await links('--archive-at', host.at('/available'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('does not tell of snapshots (status 500)')]);
    host.set('/available', (_, response) => response.end('{"archived_snapshots":{}}'));
    expect((await links('--archive-at', host.at('/available'))).status).toBe(0);
    expect(paths().filter((path) => path === '/ok')).toHaveLength(1);
    expect(existsSync(join(folders(env).cache, 'links.jsonl'))).toBe(false);
  });
});

describe('a run over drafts that cannot be read yet', () => {
  it('leaves them out, and says how many', async () => {
    story('a', '/ok');
    write('topics/roads.mdx', topicText({ name: undefined }));
    const { status, stderr } = await links();
    expect(status).toBe(0);
    expect(stderr).toContain('1 file left out that could not be read: npm run check');
    expect(host.asked).toHaveLength(1);
  });
});

describe('a run that cannot be made', () => {
  it('for an address of our own that cannot be read says so, and asks nobody', async () => {
    story('a', '/ok');
    const { status, stderr } = await runScript('links', { ...env, SITE_URL: 'news' }, quick);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^SITE_URL cannot be `news`: .*\n$/)]);
    expect(host.asked).toEqual([]);
  });

  it.each([
    ['--pause', 'x'],
    ['--pause', '-1'],
    ['--timeout', '0'],
    ['--timeout', '1e9'],
    ['--format', 'xml'],
    ['--archive-at', 'file:///x'],
    ['articles'],
    ['--fix'],
  ])('for wrong use ends with 2 and says how: %s %s', async (...options) => {
    const { status, stdout, stderr } = await run(linksCommand, env, options.filter(Boolean));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('npm run links -- [--archive]');
  });

  it('tells its use where it is asked for', async () => {
    const { status, stdout } = await run(linksCommand, env, ['--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Exit code: 0 every address')]);
  });
});

it('goes online from no other command, and from no page', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:ts|astro|mdx)$/.test(file),
  );
  const online = files.filter((file) => {
    // A server answers, and asks nobody.
    const answering = /import (?:type \{[^}]*\}|\{ createServer(?:, type \w+)* \}) from 'node:http';/;
    const text = readFileSync(join('src', file), 'utf8').replace(answering, '');
    return (
      !/^(?:http|links)\//.test(file) &&
      /from '(?:\.\.\/)+(?:http|links)\/|from '(?:undici|node:https?)'/.test(text)
    );
  });
  expect(online.filter((file) => !/^(?:commands\/(?:links|import)|import\/)/.test(file))).toEqual([]);
});
