import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const map = readme.slice(readme.indexOf('## Where things are'));
const named = [...map.matchAll(/`((?:src|content|public|tests)\/[\w/]*)`/g)].map(
  ([, folder]) => folder ?? '',
);

describe('the README', () => {
  it('names only folders that exist, and every folder of src', () => {
    expect(named.filter((folder) => !existsSync(folder))).toEqual([]);
    const folders = readdirSync('src', { withFileTypes: true }).filter((item) => item.isDirectory());
    expect(folders.map(({ name }) => `src/${name}/`).filter((folder) => !named.includes(folder))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const commands = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, command]) => command ?? '');
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, file]) => file ?? '');
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the folders of src', () => {
  /** In the order in which data goes: a folder imports only from those before it, and from itself. */
  const order = [
    'records',
    'archive',
    'exports',
    'hosting',
    'http',
    'checks',
    'links',
    'search',
    'exports',
    'layouts',
    'components',
    'store',
    'editing',
    'import',
    'pages',
    'commands',
  ];

  it('import only from those before them', () => {
    const wrong = order.flatMap((folder, place) =>
      readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|astro|mdx)$/.test(file))
        .flatMap((file) => {
          const text = readFileSync(`src/${folder}/${file}`, 'utf8');
          const up = file.includes('/') ? '../../' : '../';
          return (
            [...text.matchAll(/(?:from|import|src=)\s*['"](\.\.\/[^'"]+)['"]/g)]
              .map(([, target]) => target ?? '')
              .filter((target) => target.startsWith(up))
              .map((target) => target.slice(up.length).split('/')[0] ?? '')
              // The archive's settings are imported as `#site`, so that tests have their own.
              .filter((target) => target === 'site.ts' || order.indexOf(target) > place)
              .map((target) => `src/${folder}/${file} imports from ${target}`)
          );
        }),
    );
    expect(wrong).toEqual([]);
  });
});
