/** What the project is made of, and what builds and publishes it: nothing that changes by itself, nor more rights than it needs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface LockedPackage {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}

const project = JSON.parse(readFileSync('package.json', 'utf8'));
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const packages = Object.entries(lock.packages)
  .filter(([path]) => path !== '')
  .map(([path, of]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    ...of,
  }));

describe('the packages', () => {
  it('are of exact versions, with a digest each, from nowhere but a registry', () => {
    const { dependencies, devDependencies, optionalDependencies } = project;
    const wanted: [string, string][] = Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
    expect(
      packages.filter(({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/')),
    ).toEqual([]);
  });

  it('run no script when they are installed that is not named here', () => {
    const scripted = packages.filter(({ hasInstallScript, optional }) => hasInstallScript && !optional);
    expect(new Set(scripted.map(({ name }) => name))).toEqual(new Set(Object.keys(project.allowScripts)));
  });

  /** Licences that ask no more than to be told of, or for changes to their own files. */
  const free = new Set(
    'MIT MIT-0 ISC 0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 MPL-2.0 OFL-1.1 Python-2.0 Zlib'.split(
      ' ',
    ),
  );
  const isFree = (licence: string) =>
    licence
      .replace(/[()]/g, '')
      .split(/ (?:AND|OR) /)
      .every((each) => free.has(each));

  it('that a build needs are under licences that a project under MIT may be used with', () => {
    const needed = packages.filter(({ dev }) => !dev);
    const odd = needed.filter(({ license }) => !isFree(license ?? 'unknown'));
    // It says so in an older form, in its own package.json.
    const told = odd.filter(({ name }) => name !== 'format');
    // Astro's library for pictures (LGPL). The site has none that it would work on, and nothing of it is in the site.
    expect(told.filter(({ name, optional }) => !(optional && name.startsWith('@img/sharp-')))).toEqual([]);
  });
});

describe.each(readdirSync('.github/workflows'))('the workflow %s', (file) => {
  const text = readFileSync(join('.github/workflows', file), 'utf8');
  const workflow = parse(text);
  const jobs: { permissions?: object; steps: { uses?: string; run?: string }[] }[] = Object.values(
    workflow.jobs,
  );
  const steps = jobs.flatMap((job) => job.steps);

  it('uses nothing but by the digest of a commit, with its version beside it', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action ?? '');
    expect(used).toHaveLength(steps.filter(({ uses }) => uses).length);
    expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
  });

  it('may read the repository, and more only in the job that publishes', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    if ('pull_request' in workflow.on) expect(jobs.filter(({ permissions }) => permissions)).toEqual([]);
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  it('runs commands that there are, and puts nothing into them that others may write', () => {
    const commands = steps.flatMap(({ run }) => run ?? []);
    const scripts = commands.flatMap((command) => /npm run ([\w:]+)/.exec(command)?.[1] ?? []);
    expect(scripts.filter((name) => !(name in project.scripts))).toEqual([]);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });
});

describe('the container', () => {
  const text = readFileSync('deploy/Dockerfile', 'utf8');

  it('copies only files that there are, and runs commands that there are', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(copied.filter((name) => !existsSync(name))).toEqual([]);
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
    expect(scripts.filter((name) => !(name in project.scripts))).toEqual([]);
  });
});
