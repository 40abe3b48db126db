import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { address, buildDay, folders } from './src/config.ts';
import { subsetFace } from './src/styles/face.ts';

const { content, out, entries, cache, shared } = folders();
const { site, base } = address();
const face = await subsetFace(shared);

export default defineConfig({
  ...(site && { site }),
  base,
  trailingSlash: 'always',
  outDir: out,
  cacheDir: cache,
  prerenderConflictBehavior: 'error',
  integrations: [mdx()],
  build: {
    // Nothing inline in a page, so that a strict content security policy needs no hashes.
    inlineStylesheets: 'never',
    // While one page is being written to the disk, others are being made.
    concurrency: 16,
  },
  vite: {
    cacheDir: `${cache}/vite`,
    build: { assetsInlineLimit: 0 },
    resolve: {
      alias: [
        { find: '#site', replacement: fileURLToPath(import.meta.resolve('#site')) },
        { find: /^@face-(text|headline)(?=\?|$)/, replacement: `${face}/newsreader-$1.woff2` },
      ],
    },
    define: {
      'import.meta.env.ARCHIVE_CONTENT': JSON.stringify(content),
      'import.meta.env.ARCHIVE_ENTRIES': JSON.stringify(entries),
      'import.meta.env.ARCHIVE_CACHE': JSON.stringify(cache),
      'import.meta.env.ARCHIVE_TODAY': JSON.stringify(buildDay()),
    },
  },
  devToolbar: { enabled: false },
});
