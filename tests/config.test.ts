import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { address, buildDay, folders, port } from '../src/config.ts';
import { temporaryFolder } from './support/folders.ts';

describe('the folders of a run', () => {
  it('are the project’s own where no others are named', () => {
    expect(folders({})).toMatchObject({ content: resolve('content'), out: resolve('dist') });
    expect(folders({ ARCHIVE_CONTENT: '', ARCHIVE_OUT: '' })).toEqual(folders({}));
  });

  it('have a cache for each pair of content and output, within the project', () => {
    const runs = [
      {},
      { ARCHIVE_CONTENT: '/a' },
      { ARCHIVE_OUT: '/a' },
      { ARCHIVE_CONTENT: '/a', ARCHIVE_OUT: '/b' },
    ];
    const caches = runs.map((env) => folders(env).cache);
    expect(new Set(caches).size).toBe(caches.length);
    expect(caches.every((cache) => cache.startsWith(join(process.cwd(), 'node_modules')))).toBe(true);
  });
});

describe('an output folder that is a symbolic link', () => {
  it('is the folder that it leads to, so that the link stays and both names are one', () => {
    const folder = realpathSync(temporaryFolder('link'));
    mkdirSync(join(folder, 'www'));
    symlinkSync(join(folder, 'www'), join(folder, 'dist'));
    const linked = folders({ ARCHIVE_OUT: join(folder, 'dist') });
    expect(linked.out).toBe(join(folder, 'www'));
    expect(linked).toEqual(folders({ ARCHIVE_OUT: join(folder, 'www') }));
  });

  it('stays as it is where it leads nowhere, and is refused', () => {
    const link = join(temporaryFolder('link'), 'dist');
    symlinkSync('nowhere', link);
    expect(folders({ ARCHIVE_OUT: link }).out).toBe(link);
  });
});

describe('the address of a site', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['archive', '/archive/'],
    ['/archive', '/archive/'],
    ['/archive/', '/archive/'],
    ['/~news/2024.old/', '/~news/2024.old/'],
  ])('below %s has the base path %s', (given, base) => {
    expect(address(given === undefined ? {} : { BASE_PATH: given })).toEqual({ base });
  });

  it.each([
    '//evil.example',
    '/a//b',
    '/a/../b',
    './a',
    '/a?b',
    '/a#b',
    'https://a.example/',
    '/a b',
    '/é',
    '/.well/',
    '/a/.../',
  ])('cannot be below %s', (given) => {
    expect(() => address({ BASE_PATH: given })).toThrow('BASE_PATH cannot be');
  });

  it('begins with http or https', () => {
    expect(address({ SITE_URL: 'https://news.example' })).toEqual({
      site: 'https://news.example',
      base: '/',
    });
    expect(() => address({ SITE_URL: 'news.example' })).toThrow('SITE_URL cannot be `news.example`');
  });

  it.each([
    ['HTTPS://News.example/', 'https://news.example'],
    ['https://news.example:443', 'https://news.example'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://hafenbrücke.example', 'https://xn--hafenbrcke-geb.example'],
  ])('%s is %s', (given, site) => {
    expect(address({ SITE_URL: given }).site).toBe(site);
  });

  it.each([
    'https://news.example/archive/',
    'https://news.example?a',
    'https://editor:secret@news.example',
    'https://news.example {\n\trespond "other"\n}',
    'https://news.example\n}\nimport',
    'https://{$HOME}.example',
    'https://a,b.example',
    'https://news"a.example',
    'https://news.example\\',
    'https:///news.example',
    'https://news.example:99999',
  ])('is that of a host alone, which no server takes for more: %s is not', (given) => {
    expect(() => address({ SITE_URL: given })).toThrow('SITE_URL cannot be');
  });
});

describe('the day of a build', () => {
  it('is that of SOURCE_DATE_EPOCH where it is set, in UTC', () => {
    expect(buildDay({ SOURCE_DATE_EPOCH: '1748735999' })).toBe('2025-05-31');
    expect(buildDay({ SOURCE_DATE_EPOCH: '1748736000' })).toBe('2025-06-01');
    expect(buildDay({})).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each(['yesterday', '2025-06-01', '-1', '1e9'])('cannot be %s', (value) => {
    expect(() => buildDay({ SOURCE_DATE_EPOCH: value })).toThrow('write it as seconds since 1970');
  });
});

describe('the port', () => {
  it('is 4321, or what the environment names', () => {
    expect([port({}), port({ PORT: '' }), port({ PORT: '8080' })]).toEqual([4321, 4321, 8080]);
  });

  it.each(['0', '65536', '99999', '-1', '80.5', 'abc', ' 80'])('cannot be %j', (given) => {
    expect(() => port({ PORT: given })).toThrow(
      `PORT cannot be \`${given}\`: write a number from 1 to 65535`,
    );
  });
});
