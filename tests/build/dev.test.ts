import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { startScript } from '../support/commands.ts';
import { forget, goodArchive } from '../support/folders.ts';

const { content } = goodArchive('dev');
const topic = join(content, 'topics/roads.mdx');
const sound = readFileSync('tests/fixtures/good/topics/roads.mdx', 'utf8');
let server: ChildProcess;
let origin = '';
let printed = '';

/** Waits until a page is as expected, for as long as the test may take. */
const eventually = (assertion: () => Promise<void>) =>
  vi.waitFor(assertion, { timeout: 120_000, interval: 200 });

const get = async (path: string) => {
  const response = await fetch(origin + path);
  return { status: response.status, text: await response.text() };
};

beforeAll(async () => {
  server = startScript('dev', { ARCHIVE_CONTENT: content, PORT: '4399' });
  const keep = (chunk: Buffer) => {
    printed += chunk;
  };
  server.stdout?.on('data', keep);
  server.stderr?.on('data', keep);
  await eventually(async () => {
    origin = /http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '';
    expect(origin).not.toBe('');
  });
});

afterAll(async () => {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  forget({ ARCHIVE_CONTENT: content });
});

describe('while somebody writes', () => {
  it('a changed entry shows without a restart', async () => {
    expect((await get('/topics/roads/')).text).toContain('>Roads</h1>');
    writeFileSync(topic, sound.replace('name: Roads', 'name: Roads and rails'));
    await eventually(async () =>
      expect((await get('/topics/roads/')).text).toContain('>Roads and rails</h1>'),
    );
  });

  it('a problem is said at once, in the terminal and on the page, and goes away when it is mended', async () => {
    writeFileSync(topic, sound.replace('description:', 'descripton:'));
    await eventually(async () => expect((await get('/topics/roads/')).status).toBe(500));
    const browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
    const page = await browser.newPage();
    await page.goto(`${origin}/topics/roads/`);
    const overlay = page.locator('vite-error-overlay');
    await overlay.getByText('there is no field').first().waitFor();
    await browser.close();
    expect(printed).toMatch(
      /topics\/roads\.mdx:3:1 {2}there is no field `descripton`: did you mean `description`\?/,
    );
    writeFileSync(topic, sound);
    await eventually(async () => expect((await get('/topics/roads/')).status).toBe(200));
  });
});
