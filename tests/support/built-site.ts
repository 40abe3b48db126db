/** Builds the archive of the tests, `tests/fixtures/harbour/`, once for all tests of its pages. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runScript, success } from './commands.ts';
import { forget, temporaryFolder } from './folders.ts';
import { findChromium, findFirefox } from './installed.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built site's folder. */
    site: string;
    /** The browser to open it in. */
    chromium: string;
    /** Another, where there is one. */
    firefox: string | undefined;
  }
}

/** 1 June 2025: over a year after the articles of May 2024, and not after those of 2025. */
const SOURCE_DATE_EPOCH = String(Date.UTC(2025, 5, 1) / 1000);

export default async function setup({ provide }: TestProject) {
  const folder = temporaryFolder('site');
  const site = join(folder, 'site');
  const env = { ARCHIVE_CONTENT: 'tests/fixtures/harbour', ARCHIVE_OUT: site };
  await success(runScript('build', { ...env, SOURCE_DATE_EPOCH }));
  provide('site', site);
  provide('chromium', findChromium());
  provide('firefox', findFirefox());
  return () => {
    forget(env);
    rmSync(folder, { recursive: true, force: true });
  };
}
