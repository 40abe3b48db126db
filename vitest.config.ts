import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The settings of tests in place of the archive's own, in this process as in those that it starts (package.json, `imports`). */
const resolve = { alias: { '#site': fileURLToPath(new URL('tests/fixtures/site.ts', import.meta.url)) } };
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --conditions=tests`.trim();

export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        resolve,
        test: {
          name: 'units',
          // All share their modules, so none may mock one, and whoever loads one otherwise than usual resets them.
          isolate: false,
          setupFiles: ['tests/support/clear.ts', 'tests/support/properties.ts'],
          // `npm run test:long` tries properties more often.
          env: mode === 'long' ? { FC_RUNS: '2000' } : {},
          testTimeout: mode === 'long' ? 3_600_000 : 120_000,
          include: [
            'tests/*.test.ts',
            'tests/{records,archive,exports,hosting,http,checks,links,search,store,editing,import,commands}/**/*.test.ts',
          ],
        },
      },
      {
        resolve,
        test: {
          name: 'site',
          setupFiles: 'tests/support/clear.ts',
          include: ['tests/{build,site,browser}/**/*.test.ts'],
          globalSetup: 'tests/support/built-site.ts',
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
}));
