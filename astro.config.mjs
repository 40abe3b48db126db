import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { folders } from './src/folders.ts';

const { content, out, cache } = folders();
const site = process.env.SITE_URL;

export default defineConfig({
  ...(site ? { site } : {}),
  base: process.env.BASE_PATH ?? '/',
  trailingSlash: 'always',
  outDir: out,
  cacheDir: cache,
  prerenderConflictBehavior: 'error',
  integrations: [mdx()],
  // Nothing inline in a page, so that a strict content security policy needs no hashes.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    build: { assetsInlineLimit: 0 },
    define: { 'import.meta.env.ARCHIVE_CONTENT': JSON.stringify(content) },
  },
  devToolbar: { enabled: false },
});
