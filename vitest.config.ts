import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
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
