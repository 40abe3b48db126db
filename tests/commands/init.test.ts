/** `npm run init`: what it writes, and what it refuses. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeArchive, initCommand, nameSite } from '../../src/commands/init.ts';
import { run } from '../support/commands.ts';
import { goodArchive, temporaryFolder } from '../support/folders.ts';

const siteText = readFileSync('src/site.ts', 'utf8');
const readme = readFileSync('README.md', 'utf8');

describe('the settings of another archive', () => {
  it.each([
    ['The Harbour Archive', 'the harbour', 'Harbour'],
    ['Sam’s "Own" $& Archive', "Sam's own\\", "S'"],
    ['Die Brücke', 'die Brücke: Bau und Streit', 'Brücke'],
  ])('hold its name, whatever signs are in it: %s', async (name, subject, short) => {
    const file = join(temporaryFolder('init'), 'site.ts');
    writeFileSync(file, nameSite(siteText, { name, subject, short }));
    const settings = await import(/* @vite-ignore */ pathToFileURL(file).href);
    expect(settings).toMatchObject({ subject, shortName: short, licence: undefined, operator: undefined });
    expect(settings.site).toMatchObject({
      name,
      description: `Who reported what, and when, about ${subject}.`,
    });
  });

  it('can be written again', () => {
    const [first, second] = ['One', 'Another'].map((name) => ({ name, subject: name, short: name }));
    if (!first || !second) return;
    expect(nameSite(nameSite(siteText, first), second)).toBe(nameSite(siteText, second));
    expect(describeArchive(describeArchive(readme, first), second)).toBe(describeArchive(readme, second));
  });

  it('are told in the README, without the picture of the former', () => {
    const text = describeArchive(readme, { name: 'X', subject: 'the harbour', short: 'X' });
    expect(text).toContain('what was reported, by whom and when, about the harbour. Readers see');
    expect(text).not.toContain('front.png');
  });
});

describe('what would be lost', () => {
  it('is refused where Git does not have it, and nothing is changed', async () => {
    const { content } = goodArchive('init');
    const { status, stderr } = await run(initCommand, { ARCHIVE_CONTENT: content }, ['The Harbour']);
    expect(status).toBe(1);
    expect(stderr).toContain('commit all of it first, so that nothing is lost');
    expect(existsSync(join(content, 'people/mina-torvald.mdx'))).toBe(true);
    expect(readFileSync('src/site.ts', 'utf8')).toBe(siteText);
  });

  it.each([
    [[], 'name the archive, in quotation marks'],
    [['The', 'Harbour'], 'name the archive, in quotation marks'],
    [[' '], 'must not be empty'],
    [['The Harbour', '--short', 'A name beyond measure'], 'has over 16 characters'],
  ])('is not asked for by a wrong use: %j', async (args, message) => {
    const folder = temporaryFolder('init');
    mkdirSync(join(folder, 'content'));
    const { status, stderr } = await run(initCommand, { ARCHIVE_CONTENT: join(folder, 'content') }, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
