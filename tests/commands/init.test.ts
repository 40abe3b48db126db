/** `npm run init`: what it writes, and what it refuses. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeArchive, initCommand, nameSite } from '../../src/commands/init.ts';
import { run } from '../support/commands.ts';
import { goodArchive, temporaryFolder } from '../support/folders.ts';

/** The archive's own settings, whatever they are, and its README, whatever it says besides. */
const siteText = readFileSync('src/site.ts', 'utf8');
const readme = `# A news archive

A static website that keeps what was reported, by whom and when: at present about boats, in two
articles. Readers see what is new.

![The front page](docs/front.png)

Run it.
`;

describe('the settings of another archive', () => {
  it.each([
    ['The Harbour Archive', 'the harbour', 'Harbour', 'en'],
    ['Sam’s "Own" $& Archive', "Sam's own; or not\\", "S'", 'en-GB'],
    ['Die Brücke', 'die Brücke: Bau und Streit', 'Brücke', 'de'],
  ])('hold its name and language, whatever signs are in it: %s', async (name, subject, short, language) => {
    const file = join(temporaryFolder('init'), 'site.ts');
    writeFileSync(file, nameSite(siteText, { name, subject, short, language }));
    const settings = await import(/* @vite-ignore */ pathToFileURL(file).href);
    expect(settings).toMatchObject({ subject, shortName: short, licence: undefined, operator: undefined });
    expect(settings.site).toMatchObject({
      name,
      language,
      description: `Who reported what, and when, about ${subject}.`,
    });
  });

  it('can be written again', () => {
    const [first, second] = ['One', 'Another'].map((name) => ({
      name,
      subject: name,
      short: name,
      language: 'fr',
    }));
    if (!first || !second) return;
    expect(nameSite(nameSite(siteText, first), second)).toBe(nameSite(siteText, second));
    expect(describeArchive(describeArchive(readme, first), second)).toBe(describeArchive(readme, second));
  });

  it('take the place of what an owner had filled in', async () => {
    const filled = siteText
      .replace(
        /(?<=^export const operator[^=]*= )[\s\S]*?(?=;$)/m,
        "{ name: 'A; B', contact: 'mailto:a@b.example' }",
      )
      .replace(
        /(?<=^export const licence[^=]*= )[\s\S]*?(?=;$)/m,
        "{\n  name: 'CC0-1.0',\n  title: 'CC0',\n  path: 'https://c.example/',\n}",
      );
    const fresh = { name: 'X', subject: 'x', short: 'x', language: 'de' };
    expect(nameSite(filled, fresh)).toBe(nameSite(siteText, fresh));
  });

  it('are told in the README, without the picture of the former', () => {
    const text = describeArchive(readme, { name: 'X', subject: 'the harbour', short: 'X', language: 'en' });
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

  it('is refused where Git is told to pass over it', async () => {
    const folder = mkdtempSync('node_modules/.init-');
    const content = join(folder, 'content');
    cpSync('tests/fixtures/good', content, { recursive: true });
    const { status, stderr } = await run(initCommand, { ARCHIVE_CONTENT: content }, ['The Harbour']);
    expect(status).toBe(1);
    expect(stderr).toContain('these are not committed yet');
    expect(stderr).toContain('!! node_modules/');
    expect(existsSync(join(content, 'people/mina-torvald.mdx'))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [[], 'name the archive, in quotation marks'],
    [['The', 'Harbour'], 'name the archive, in quotation marks'],
    [[' '], 'must not be empty'],
    [['The Harbour', '--short', 'A name beyond measure'], 'has over 16 characters'],
    [['The Harbour', '--language', 'German'], '`German` is not a language code, such as en or zh-Hans'],
  ])('is not asked for by a wrong use: %j', async (args, message) => {
    const folder = temporaryFolder('init');
    mkdirSync(join(folder, 'content'));
    const { status, stderr } = await run(initCommand, { ARCHIVE_CONTENT: join(folder, 'content') }, args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
