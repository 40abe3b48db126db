/** Every page that is to be found, and when it last changed: sitemaps (https://www.sitemaps.org/protocol.html). */
import { feedRoutes } from '../archive/feeds.ts';
import { policies } from '../archive/paths.ts';
import { coverageRoutes, type folderRoutes } from '../archive/routes.ts';
import type { TimelinePage } from '../archive/timeline.ts';
import {
  urlOfAbout,
  urlOfAsset,
  urlOfCorrections,
  urlOfCoverage,
  urlOfData,
  urlOfFeeds,
  urlOfHome,
  urlOfPolicy,
  urlOfSearch,
  urlOfSigns,
} from '../archive/urls.ts';
import type { Archive, Item } from '../archive/view.ts';
import { escapeXml, XML_DECLARATION } from './xml.ts';

/** A page, and the day on which an entry that it shows was added or corrected, if that is known. */
export interface ListedPage {
  /** From the root of the site on. */
  href: string;
  /** `YYYY-MM-DD`. */
  lastmod?: string;
}

/**
 * All pages of the site but those that are no page any more: notices of what was withdrawn, and former addresses. A story changed
 * when it was added or last corrected, an event with its newest report, a list with the newest that it lists.
 *
 * @param pages of the timeline
 * @param folderPages what `folderRoutes` gives of the archive
 */
export function listedPages(
  archive: Archive,
  pages: readonly TimelinePage[],
  folderPages: ReturnType<typeof folderRoutes>,
): ListedPage[] {
  const days = new Map<Item, string | undefined>();
  for (const { item, fields } of archive.stories) {
    days.set(item, newest([fields.added, ...fields.corrections.map(({ date }) => date)]));
  }
  for (const { item, reports } of archive.events) {
    days.set(item, newest(reports.map(({ story }) => days.get(story))));
  }
  // A subject's items are those of each of its pages.
  const newestDays = new WeakMap<readonly Item[], { day: string | undefined }>();
  const page = (href: string, items: readonly Item[]): ListedPage => {
    const { day: lastmod } = newestDays.getOrInsertComputed(items, () => ({
      day: newest(items.map((item) => days.get(item))),
    }));
    return { href, ...(lastmod && { lastmod }) };
  };
  const list = (href: string, { sections }: TimelinePage['list']) =>
    page(
      href,
      sections.flatMap(({ dates }) => dates.flatMap(({ items }) => items)),
    );
  const folders = folderPages.flatMap(({ params: { folder, path }, props }) => {
    const href = urlOfAsset(pathOf(folder, path));
    if (props.page.is === 'redirect' || props.page.is === 'withdrawn') return [];
    if (props.page.is === 'list') return list(href, props.page.list);
    if (props.page.is !== 'index') return page(href, props.page.subject.items);
    const lastmod = newest(props.page.subjects.map(({ items }) => page(href, items).lastmod));
    return { href, ...(lastmod && { lastmod }) };
  });
  return [
    page(urlOfHome(), archive.timeline),
    ...[...archive.stories, ...archive.events].map(({ item }) => page(item.href, [item])),
    ...folders,
    ...coverageRoutes(archive.timeline).map(({ params }) =>
      page(urlOfCoverage() + pathOf(params.list), archive.timeline),
    ),
    ...pages.map(({ path, list: shown }) => list(urlOfAsset(pathOf(path)), shown)),
    ...feedRoutes(archive).map(({ params }) => ({ href: urlOfFeeds() + pathOf(params.list) })),
    ...[
      urlOfSearch(),
      urlOfAbout(),
      urlOfSigns(),
      ...policies.map(urlOfPolicy),
      urlOfCorrections(),
      urlOfData(),
    ].map((href) => ({ href })),
  ];
}

/** The path of a page with a slash at its end, of the parts that Astro makes it of; empty without parts. */
const pathOf = (...parts: (string | undefined)[]): string =>
  parts.flatMap((part) => (part ? `${part}/` : [])).join('');

const newest = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce((latest, day) => (day && (!latest || day > latest) ? day : latest), undefined);

/** A sitemap may list so many addresses. */
const MAX_ADDRESSES = 50_000;

/** A file of the site's root. */
interface File {
  /** Without `.xml`. */
  name: string;
  text: string;
}

/**
 * `sitemap.xml`, or where there are more pages than one may list, `sitemap-1.xml` and the like, of which it is then the index.
 *
 * @param wholeAddressOf the whole address of a page or file of the site
 */
export function sitemaps(
  pages: readonly ListedPage[],
  wholeAddressOf: (href: string) => string,
  size = MAX_ADDRESSES,
): File[] {
  const entry = (tag: 'url' | 'sitemap', { href, lastmod }: ListedPage) =>
    `<${tag}><loc>${escapeXml(wholeAddressOf(href))}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</${tag}>\n`;
  const file = (name: string, root: string, entries: string[]): File => ({
    name,
    text: `${XML_DECLARATION}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</${root}>\n`,
  });
  const mapOf = (name: string, part: readonly ListedPage[]) =>
    file(
      name,
      'urlset',
      part.map((page) => entry('url', page)),
    );
  if (pages.length <= size) return [mapOf('sitemap', pages)];
  const count = Math.ceil(pages.length / size);
  const parts = Array.from({ length: count }, (_, index) =>
    mapOf(`sitemap-${index + 1}`, pages.slice(index * size, (index + 1) * size)),
  );
  const index = parts.map(({ name }) => entry('sitemap', { href: urlOfAsset(`${name}.xml`) }));
  return [file('sitemap', 'sitemapindex', index), ...parts];
}
