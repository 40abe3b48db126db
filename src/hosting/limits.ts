/** What hosts of static sites take at most. */

/** So large a site is; bytes as a disk counts them, 1,000,000 in a MB. */
export interface SiteSize {
  files: number;
  bytes: number;
}

/**
 * By https://developers.cloudflare.com/pages/platform/limits/#files,
 * https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits and
 * https://docs.gitlab.com/administration/pages/, read in November 2026.
 */
const hosts: readonly ({ name: string } & Partial<SiteSize>)[] = [
  { name: 'Cloudflare Pages, free of charge', files: 20_000 },
  { name: 'Cloudflare Pages, paid', files: 100_000 },
  { name: 'GitHub Pages', bytes: 1e9 },
  { name: 'GitLab Pages', files: 200_000, bytes: 1e9 },
];

/** A site of an archive of so many articles, by experience (docs/scale.md). */
export const expectedSize = (articles: number): SiteSize => ({
  files: Math.round(articles * 2.3),
  bytes: articles * 75_000,
});

/** The hosts that a site is too large for, each with its limit, in words. */
export const tooLargeFor = (size: SiteSize): string[] =>
  hosts.flatMap(({ name, files, bytes }) => {
    const limits = [
      files && size.files > files ? `${counted(files)} files` : '',
      bytes && size.bytes > bytes ? `${bytes / 1e9} GB` : '',
    ].filter(Boolean);
    return limits.length > 0 ? `${name} (${limits.join(', ')})` : [];
  });

/** Such as “22,936 files, 0.75 GB”, or “321 files, 2.4 MB”. */
export const sizeInWords = ({ files, bytes }: SiteSize): string =>
  `${counted(files)} files, ${bytes < 1e8 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`}`;

const counted = (number: number): string => number.toLocaleString('en-GB');
