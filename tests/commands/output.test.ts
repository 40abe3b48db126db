import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearRemains, faultOfOutput, replaceSite, sizeOf } from '../../src/commands/output.ts';
import { temporaryFolder } from '../support/folders.ts';

let root: string;
let content: string;
let out: string;
let building: string;

beforeEach(() => {
  root = temporaryFolder('output');
  content = join(root, 'content');
  out = join(root, 'dist');
  building = join(root, 'node_modules/.astro/building');
  mkdirSync(content);
});

/** A site that has just been built, with this text on its first page. */
function build(text: string) {
  mkdirSync(building, { recursive: true });
  writeFileSync(join(building, 'index.html'), text);
}

const served = () => readFileSync(join(out, 'index.html'), 'utf8');

describe('a site that is whole', () => {
  it('takes the place of the one before, file by file', () => {
    build('first');
    writeFileSync(join(building, 'gone.html'), '');
    replaceSite(building, out);
    build('second');
    replaceSite(building, out);
    expect([served(), existsSync(join(out, 'gone.html')), existsSync(building)]).toEqual([
      'second',
      false,
      false,
    ]);
    expect(faultOfOutput(root, content, out)).toBeUndefined();
  });
});

describe('a build that was cut off', () => {
  it('between the two renames has its site brought back', () => {
    build('first');
    replaceSite(building, out);
    renameSync(out, join(root, '.dist-former'));
    clearRemains(building, out);
    expect(served()).toBe('first');
  });

  it('before that leaves the site alone, and nothing else behind', () => {
    build('first');
    replaceSite(building, out);
    build('second');
    mkdirSync(join(root, '.dist-fresh'));
    clearRemains(building, out);
    expect([served(), existsSync(building), existsSync(join(root, '.dist-fresh'))]).toEqual([
      'first',
      false,
      false,
    ]);
  });
});

describe('the output folder', () => {
  it('may be new or empty', () => {
    expect(faultOfOutput(root, content, out)).toBeUndefined();
    mkdirSync(out);
    expect(faultOfOutput(root, content, out)).toBeUndefined();
  });

  it('may not be what somebody else made, even with a search index in it', () => {
    mkdirSync(join(out, 'pagefind'), { recursive: true });
    expect(faultOfOutput(root, content, out)).toContain('is not an earlier build');
    const file = join(root, 'letters.txt');
    writeFileSync(file, 'dear');
    expect(faultOfOutput(root, content, file)).toContain('is not an earlier build');
  });

  it.runIf(process.platform === 'linux')('where something is mounted, says so', () => {
    expect(faultOfOutput(root, content, '/proc')).toContain('is mounted');
  });

  it('may not be a link that leads nowhere', () => {
    symlinkSync(join(root, 'nowhere'), out);
    expect(faultOfOutput(root, content, out)).toContain('is a link that leads nowhere');
  });

  it.each(['.', '..', 'content', 'content/x', 'src', 'public/y', 'node_modules', 'tests/out'])(
    'may not be %s of the project',
    (name) => {
      expect(faultOfOutput(root, content, join(root, name))).toContain('cannot be the output folder');
    },
  );

  it('may be beside the content, even where its name begins with dots', () => {
    expect(faultOfOutput(root, content, join(root, '..dist'))).toBeUndefined();
  });
});

describe('the files of a site', () => {
  it('are counted at whatever depth, and folders are none', () => {
    build('first');
    mkdirSync(join(building, 'feeds/people'), { recursive: true });
    writeFileSync(join(building, 'feeds/people/ann.atom'), '');
    expect(sizeOf(building)).toMatchObject({ files: 2 });
  });
});
