import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'units',
          setupFiles: 'tests/support/clear.ts',
          // Property tests on a busy machine of two cores.
          testTimeout: 120_000,
          include: [
            'tests/*.test.ts',
            'tests/{records,archive,http,checks,links,search,store,editing,import,commands}/**/*.test.ts',
          ],
        },
      },
      {
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
});
