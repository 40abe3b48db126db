import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { site } from '#site';
import { address } from '../../src/config.ts';
import { dataFilesOf } from '../../src/exports/data-files.ts';
import { nameOf } from '../../src/exports/data-package.ts';
import { writeExports } from '../../src/exports/write-exports.ts';
import { temporaryFolder } from '../support/folders.ts';
import { recordsOf } from '../support/records.ts';
import { descriptions, ROOT, records } from './archive.ts';
import { dataPackageSchema } from './schemas.ts';

const ajv = new Ajv2020({ allErrors: true, strictRequired: false });
addFormats(ajv);

const env = { SITE_URL: 'https://news.example', BASE_PATH: '/archive' };

/** The files that are written of records, by path, as text. */
function filesOf(
  from = records,
  day = '2026-03-01',
  where: Record<string, string> = env,
): Map<string, string> {
  const folder = temporaryFolder('exports');
  writeExports(from, folder, { address: address(where), day });
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

const files = filesOf();
/** Of twelve records, and events of which some have known days. */
const dataFiles = dataFilesOf(12, ['2024-02-29']);
const packageOf = (from: ReadonlyMap<string, string>) => JSON.parse(from.get('data/datapackage.json') ?? '');

describe('what is written', () => {
  it('is feeds and data', () => {
    expect([...files.keys()].filter((path) => path.startsWith('data/'))).toEqual(
      [...dataFiles.map(({ name }) => `data/${name}`), 'data/datapackage.json'].sort(),
    );
    expect(files.has('feeds/people/mina.atom')).toBe(true);
    expect(files.has('feeds/events/count.json')).toBe(false);
  });

  it('is the same, byte for byte, whenever it is written of the same records, but for the package’s version', () => {
    expect(filesOf(recordsOf(descriptions))).toEqual(files);
    const later = filesOf(records, '2026-04-01');
    expect([...later].filter(([path, text]) => files.get(path) !== text).map(([path]) => path)).toEqual([
      'data/datapackage.json',
    ]);
    expect({ ...packageOf(later), version: '2026-03-01' }).toEqual(packageOf(files));
  });

  it('has no word of a withdrawn article', () => {
    expect([...files].filter(([, text]) => text.includes('Sunken')).map(([path]) => path)).toEqual([]);
  });

  it('has addresses of this machine where nobody has said where the site will stand', () => {
    const local = filesOf(records, '2026-03-01', {});
    expect(local.get('feeds/all.atom')).toContain('<id>http://localhost:4321/feeds/all.atom</id>');
    expect([...files].filter(([, text]) => text.includes('localhost'))).toEqual([]);
    expect(files.get('feeds/all.atom')).toContain(`<id>${ROOT}feeds/all.atom</id>`);
  });

  it('is sound data of an empty archive too', () => {
    const empty = filesOf(recordsOf({}));
    expect([...empty.keys()].filter((path) => !path.startsWith('data/'))).toEqual([]);
    expect(packageOf(empty).resources[0]).toMatchObject({ name: 'articles', count: 0 });
    expect(empty.get('data/articles.csv')).toMatch(/^id,address,title,[^\n]*\r\n$/);
    // A calendar without an event would be none.
    expect(empty.has('data/calendar.ics')).toBe(false);
  });

  it('is the whole in parts, none of them too large for a host', () => {
    const count = 2500;
    const topics = Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, {}]));
    const large = filesOf(recordsOf({ topics }));
    const parts = ['data/archive.jsonl', 'data/archive-2.jsonl'].map((name) => large.get(name) ?? '');
    expect(parts.map((part) => part.split('\n').length - 1)).toEqual([2000, 500]);
    const ids = parts
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual(Object.keys(topics));
    const described = packageOf(large).resources.filter(
      ({ schema }: { schema?: string }) => schema === 'archive.schema.json',
    );
    expect(described.map(({ path, count }: Record<string, unknown>) => [path, count])).toEqual([
      ['archive.jsonl', 2000],
      ['archive-2.jsonl', 500],
    ]);
  });
});

describe('the data package', () => {
  const descriptor = packageOf(files);

  it('is as its profile says', () => {
    const isSound = ajv.compile(dataPackageSchema);
    expect(isSound(descriptor), JSON.stringify(isSound.errors)).toBe(true);
    expect(descriptor).toMatchObject({
      version: '2026-03-01',
      name: nameOf(site.name),
      id: `${ROOT}data/`,
    });
  });

  it.each([
    ['The Musk–China Archive', 'the-musk-china-archive'],
    ['Die Brücke', 'die-brucke'],
  ])('is called as %s is, in small letters', (archive, name) => {
    expect(nameOf(archive)).toBe(name);
  });

  it('has the size and the sum of every file', () => {
    const sums = descriptor.resources.map(({ path, bytes, hash }: Record<string, unknown>) => [
      path,
      bytes,
      hash,
    ]);
    expect(sums).toEqual(
      dataFiles.map(({ name }) => {
        const content = Buffer.from(files.get(`data/${name}`) ?? '');
        return [name, content.length, `sha256:${createHash('sha256').update(content).digest('hex')}`];
      }),
    );
  });

  it('counts what each file holds', () => {
    const counts = descriptor.resources.map(({ name, count }: Record<string, unknown>) => [name, count]);
    expect(Object.fromEntries(counts)).toEqual({
      articles: 2,
      events: 4,
      people: 2,
      topics: 2,
      sources: 1,
      archive: 12,
      'archive-schema': undefined,
      ninjs: 2,
      calendar: 2,
    });
  });
});
