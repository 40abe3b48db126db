/**
 * What the head of a page tells programs in `<meta>`: reference managers of a story's original, and whoever previews a
 * link of the page.
 */

import { site } from '#site';
import type { Story } from '../archive/view.ts';
import { publicationDate } from './dates.ts';
import { media } from './media.ts';
import { authorsOf, naturalName, notesOn, publicationOf } from './reference.ts';

/** A `<meta>` element: its `name`, or its `property` (Open Graph), and its `content`. */
export type MetaTag = { name: string; content: string } | { property: string; content: string };

/**
 * The tags by which Zotero, and others that read the same ones, store the original of a story: of its type, with
 * title, authors, publisher, date, language and address, and our page as where it is kept. Names are those of Dublin Core
 * (`DC.`), of Google Scholar (`citation_`) and of Zotero (`z.`); each is there because Zotero stores something wrong
 * without it (docs/decisions.md).
 *
 * @param address of the story's page
 */
export function citationTags({ item, fields }: Story, address: string): MetaTag[] {
  const { zotero, standsAlone, genre } = media[fields.medium];
  const tags: [name: string, content: string | undefined | false][] = [
    ['DC.type', zotero],
    ['citation_title', item.title],
    // Given name first: of `García, Gabriel` Zotero would make two persons.
    ...authorsOf(fields).map((author): [string, string] => ['citation_author', naturalName(author)]),
    ['DC.source', item.source.text],
    ['DC.publisher', standsAlone && item.source.text],
    ['citation_publication_date', publicationDate(fields.date)],
    ['DC.language', fields.language],
    ['citation_public_url', fields.url],
    // The field “Extra”, the one in which a date can be said to be no more than inferred.
    ['z.extra', notesOn(publicationOf(fields))],
    ['z.itemType', zotero],
    ['z.type', genre],
    ['z.archive', site.name],
    ['z.archiveLocation', address],
  ];
  return tags.flatMap(([name, content]) => (content ? { name, content } : []));
}

/** What a preview of a page shows. */
interface Preview {
  title: string;
  /** `article` for a story, `website` for all else. */
  type: 'article' | 'website';
  /** The page's whole address; left out where the site has none. */
  url: string | undefined;
  /** A picture, at its whole address, of a size in pixels. */
  image?: { url: string; alt: string; width: number; height: number } | undefined;
}

/**
 * The tags of the Open Graph protocol (https://ogp.me/) for a page, but for its description, which HTML has a tag for; and the one of
 * X, without which a picture is shown there in small.
 */
export function previewTags({ title, type, url, image }: Preview): MetaTag[] {
  const tags: [property: string, content: string | undefined][] = [
    ['og:title', title],
    ['og:type', type],
    ['og:url', url],
    ['og:site_name', site.name],
    ['og:image', image?.url],
    ['og:image:width', image && String(image.width)],
    ['og:image:height', image && String(image.height)],
    ['og:image:alt', image?.alt],
  ];
  return [
    ...tags.flatMap(([property, content]) => (content ? { property, content } : [])),
    ...(image ? [{ name: 'twitter:card', content: 'summary_large_image' }] : []),
  ];
}
