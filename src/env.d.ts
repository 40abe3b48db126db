/// <reference types="astro/client" />

/** The addresses of the two cuts of the typeface, which the build makes (`styles/face.ts`). */
declare module '@face-text?url' {
  const address: string;
  export default address;
}
declare module '@face-headline?url' {
  const address: string;
  export default address;
}

interface ImportMetaEnv {
  /** The content folder, as an absolute path; set in astro.config.mjs. */
  readonly ARCHIVE_CONTENT: string;
  /** The cache of entries of this content, as an absolute path; set in astro.config.mjs. */
  readonly ARCHIVE_ENTRIES: string;
  /** The cache of this content and output folder, as an absolute path; set in astro.config.mjs. */
  readonly ARCHIVE_CACHE: string;
  /** The day for which the site is built, as `YYYY-MM-DD`; set in astro.config.mjs. */
  readonly ARCHIVE_TODAY: string;
}

declare module 'subset-font' {
  /** Cuts a font down to some characters (`text`), and pins the axes of a variable one. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2';
      variationAxes: Record<string, number>;
      keepFeatures: readonly string[];
      noHinting: boolean;
      preserveNameIds: readonly number[];
    },
  ): Promise<Uint8Array>;
}
