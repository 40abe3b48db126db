/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** The content folder, as an absolute path; set in astro.config.mjs. */
  readonly ARCHIVE_CONTENT: string;
  /** The cache of this content and output folder, as an absolute path; set in astro.config.mjs. */
  readonly ARCHIVE_CACHE: string;
  /** The day for which the site is built, as `YYYY-MM-DD`; set in astro.config.mjs. */
  readonly ARCHIVE_TODAY: string;
}
