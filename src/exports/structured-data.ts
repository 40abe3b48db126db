/** Pages as data: JSON-LD 1.1 in the vocabulary of schema.org. */

import { site } from '#site';
import type { EventPage, Item, Link, Person, Source, Story, Topic } from '../archive/view.ts';
import { certainDate, certainSpan } from './dates.ts';
import { media } from './media.ts';
import { authorOf, naturalName, notesOn } from './reference.ts';

/** A thing that has a type of schema.org and some of its properties. What is `undefined` or an empty list is left out. */
export interface Thing {
  '@type': string;
  [property: string]: Value | readonly string[] | readonly Thing[];
}

type Value = string | number | { '@id': string } | Thing | undefined;

/**
 * The original of a story: mostly a `NewsArticle`. A headline that the archive supplies is its `name`, and no `headline`. What is to be
 * said of its date, which counts as certain, its `description` says in words, and that it was retracted.
 */
export const articleThing = ({ item, fields }: Story): Thing => ({
  '@type': media[fields.medium].thing,
  [fields.titleBasis === 'supplied' ? 'name' : 'headline']: fields.title,
  genre: media[fields.medium].genre,
  author: fields.byline.map((name) =>
    fields.bylineOrganisations.includes(name)
      ? { '@type': 'Organization', name }
      : { '@type': 'Person', name: naturalName(authorOf(name)) },
  ),
  publisher: { '@type': 'Organization', name: item.source.text },
  datePublished: certainDate(fields.date),
  description:
    [wordsOnDate(item), notesOn({ retracted: fields.retracted })].filter(Boolean).join(' ') || undefined,
  inLanguage: fields.language,
  url: fields.url,
});

/** What happened, where, and when as far as that is certain: `Event`. */
export function eventThing({ item, people }: EventPage): Thing {
  const { start, end } = certainSpan(item.date.edtf);
  const places = people
    .filter(({ type }) => type === 'place')
    .map(({ text }) => ({ '@type': 'Place', name: text }));
  return {
    '@type': 'Event',
    name: item.title,
    startDate: start,
    endDate: end,
    location: places.length > 0 ? places : undefined,
    description: [item.summary, wordsOnDate(item)].filter(Boolean).join(' ') || undefined,
  };
}

/** A set of which one date is meant, or a part of a year: for neither is there room in ISO 8601. */
const BEYOND_ISO = /^\[|(?:^|\/)\d{4}-[2-4]\d/;

/** How surely a date is known, where that is less than a date in data says. */
function wordsOnDate({ date, dateIsInferred }: Item): string | undefined {
  const words = date.meaning ? `${date.label} (${date.meaning})` : date.label;
  if (dateIsInferred) return `Its date, ${words}, is inferred by the archive.`;
  if (BEYOND_ISO.test(date.edtf)) return `Its date: ${words}.`;
  return date.isUncertain ? `Its date is ${words}.` : undefined;
}

/**
 * Who acts in stories (`Person`, `Organization`) and where (`Place`), who published them (`Organization`), and what they are
 * about (`Thing`).
 */
export function subjectThing(subject: Person | Topic | Source): Thing {
  const types = {
    person: 'Person',
    organisation: 'Organization',
    place: 'Place',
    people: 'Person',
    topics: 'Thing',
    sources: 'Organization',
  };
  return {
    '@type': types[subject.type ?? subject.kind],
    name: subject.name,
    alternateName: subject.kind === 'people' ? subject.aliases : undefined,
    description: subject.lead,
    url: subject.kind === 'sources' ? subject.url : undefined,
  };
}

/** What a page says of itself. */
interface PageData {
  /** Its address from the root of the site on. */
  href: string;
  /** Of the front page, its name is the archive's. */
  title: string;
  /** A page about one thing, or one that lists many. */
  type: 'WebPage' | 'CollectionPage';
  about?: Thing | undefined;
  /** The pages above it, from the front page on; none for that itself. */
  trail: readonly Link[];
}

/**
 * A page as JSON-LD, for `<script type="application/ld+json">`: the front page as a `WebSite`, any other as a page of it, with
 * the thing that it is `about` and the way to it (`BreadcrumbList`).
 *
 * @param addressOf makes an address for others of one of the site; one that stays relative is resolved by the page's own
 * @returns JSON without `<`, which could end the element that it stands in
 */
export function structuredData(
  { href, title, type, about, trail }: PageData,
  addressOf: (href: string) => string,
): string {
  const common = { url: addressOf(href), name: title, inLanguage: site.language };
  const [home] = trail;
  const page: Thing = home
    ? {
        '@type': type,
        ...common,
        isPartOf: { '@type': 'WebSite', name: home.text, url: addressOf(home.href) },
        about,
        breadcrumb: {
          '@type': 'BreadcrumbList',
          itemListElement: [...trail, { href, text: title }].map((link, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name: link.text,
            item: { '@id': addressOf(link.href) },
          })),
        },
      }
    : { '@type': 'WebSite', ...common };
  const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
  return JSON.stringify({ '@context': 'https://schema.org', ...page }, (_name, value) =>
    isEmpty(value) ? undefined : value,
  ).replaceAll('<', '\\u003c');
}

/**
 * The pages above a page, from the front page on.
 *
 * @param above those that are known; of each address the first is kept, and the page itself is none
 * @returns with the first page of a list before its later ones (`page/2/`), named as they are but for their number
 */
export function trailTo({ href, text }: Link, above: readonly Link[]): Link[] {
  const first = { href: href.replace(/page\/\d+\/$/, ''), text: text.replace(/, page \d+$/, '') };
  const trail = new Map<string, Link>();
  for (const link of [...above, first]) if (!trail.has(link.href)) trail.set(link.href, link);
  trail.delete(href);
  return [...trail.values()];
}
