import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most of the time is spent waiting for builds and for a browser, so no core is kept free.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'units',
          setupFiles: 'tests/support/clear.ts',
          include: ['tests/{records,archive,search,desk}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'site',
          setupFiles: 'tests/support/clear.ts',
          include: ['tests/{build,site,browser}/**/*.test.ts'],
          globalSetup: 'tests/support/built-site.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
