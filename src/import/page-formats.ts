/**
 * The formats in which a web page describes itself: JSON-LD in the vocabulary of schema.org (NewsArticle and its
 * relatives), `citation_` meta tags (Highwire Press, which scholarly indexes read) with Dublin Core, Open Graph (ogp.me),
 * the meta tags of publishing systems, microdata, and HTML's own elements.
 */
import { fromHtml } from 'hast-util-from-html';
import { jsonrepair } from 'jsonrepair';
import { fold } from '../records/text.ts';

/** The part of a DOM document that is read here, whichever library made it. */
export interface PageDocument {
  querySelectorAll(
    selector: string,
  ): Iterable<{ getAttribute(name: string): string | null; textContent: string | null }>;
}

/** What a page says in one of these formats, as it is written there. */
export interface RawMetadata {
  /** The format, as a report names it. */
  name: string;
  titles: (string | undefined)[];
  dates: (string | undefined)[];
  /** Dates that may as well be when the page was made or changed. */
  vagueDates?: (string | undefined)[];
  authors: string[];
  source?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
}

/** Reads what a page says of itself, in the order in which the formats are trusted. */
export function readFormats(page: PageDocument): RawMetadata[] {
  const tags = readMetaTags(page);
  const canonical = attributeOf(page, 'link[rel="canonical"]', 'href');
  const formats = [
    readJsonLd(
      page,
      [canonical, ...(tags.get('og:url') ?? [])].filter((url) => url !== undefined),
    ),
    readCitationTags(tags),
    readOpenGraph(tags),
    readElements(page, tags, canonical),
  ];
  const decode = (text: string | undefined) => decodeHtml(fold(text ?? '')) || undefined;
  const decodeAll = (texts: readonly (string | undefined)[] = []) =>
    texts.flatMap((text) => decode(text) ?? []);
  return formats.map(({ name, titles, dates, vagueDates, authors, source, url, language }) => ({
    name,
    titles: decodeAll(titles),
    dates: decodeAll(dates),
    vagueDates: decodeAll(vagueDates),
    authors: decodeAll(authors),
    source: decode(source),
    url: decode(url),
    language: decode(language),
  }));
}

/** The `<title>` of a page. */
export const readTitleElement = (page: PageDocument): string =>
  decodeHtml(fold([...page.querySelectorAll('title')][0]?.textContent ?? ''));

/** Takes away control characters, lone surrogates and bidi controls, which nobody sees and no field takes. */
const stripInvisible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** Decodes metadata that is HTML: some pages write character references such as `&#39;` into JSON-LD, too. */
function decodeHtml(text: string): string {
  if (!/&#?\w+;/.test(text)) return stripInvisible(text);
  const words = fromHtml(text, { fragment: true }).children.map((node) =>
    'value' in node ? node.value : '',
  );
  return fold(stripInvisible(words.join('')));
}

const attributeOf = (page: PageDocument, selector: string, name: string): string | undefined =>
  [...page.querySelectorAll(selector)][0]?.getAttribute(name) ?? undefined;

/** The types of schema.org that are articles. */
const ARTICLE = /(?:Article|Posting|BlogPost|Report)$/;
/** Other types, on which publishing systems put the date and the author of the page. */
const PAGE = /(?:Page|CreativeWork|Webpage)$/;

/** What `JSON.parse` may return: nothing in it can be relied on. */
type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

function readJsonLd(page: PageDocument, addresses: readonly string[]): RawMetadata {
  const objects = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap(
    ({ textContent }) => findObjects(parseJson(textContent ?? ''), 0),
  );
  const isOf = (types: RegExp) => (object: JsonObject) =>
    toList(object['@type']).some((type) => typeof type === 'string' && types.test(type));
  const article = pickOwn(objects.filter(isOf(ARTICLE)), addresses);
  const own = pickOwn(objects.filter(isOf(PAGE)), addresses);
  const ids = new Map(
    objects.flatMap((object) =>
      typeof object['@id'] === 'string' && object.name ? [[object['@id'], object]] : [],
    ),
  );
  const resolve = (json: Json): Json =>
    isObject(json) && !json.name && typeof json['@id'] === 'string' ? (ids.get(json['@id']) ?? json) : json;
  const first = <Found>(read: (object: JsonObject) => Found | undefined): Found | undefined =>
    (article && read(article)) ?? (own && read(own));
  const namesOf = (key: string) => (object: JsonObject) => {
    const names = toList(object[key]).flatMap((each) => getName(resolve(each)) ?? []);
    return names.length > 0 ? names : undefined;
  };
  return {
    name: 'JSON-LD',
    titles: [toText(article?.headline) ?? toText(article?.name)],
    dates: [first(({ datePublished }) => toText(datePublished))],
    authors: first(namesOf('author')) ?? [],
    source: first(namesOf('publisher'))?.[0],
    url: first(({ url, mainEntityOfPage }) => toText(url) ?? getId(mainEntityOfPage ?? null)),
    language: first(({ inLanguage }) => toText(inLanguage)),
  };
}

/**
 * The object that describes the page itself: the one with its address; else the only one, or the first where all others
 * say the same day.
 */
function pickOwn(objects: readonly JsonObject[], addresses: readonly string[]): JsonObject | undefined {
  const addressesOf = (object: JsonObject) =>
    [toText(object.url), toText(object['@id']), getId(object.mainEntityOfPage ?? null)].map((url) =>
      url?.replace(/#.*$/, ''),
    );
  const [own] = objects.filter((object) => addressesOf(object).some((url) => url && addresses.includes(url)));
  const days = new Set(objects.flatMap(({ datePublished }) => toText(datePublished)?.slice(0, 10) ?? []));
  return own ?? (days.size < 2 ? objects[0] : undefined);
}

/** A longer one is a database, which nobody repairs. */
const MOST_TO_REPAIR = 200_000;

/** Lenient, as search engines are: with line feeds in strings, commas behind the last value, and comments. */
function parseJson(json: string): Json {
  const text = json.replace(
    /^\s*(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?\s*$/g,
    '',
  );
  try {
    return JSON.parse(text);
  } catch {
    if (text.length > MOST_TO_REPAIR) return null;
  }
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    // A page whose JSON-LD is broken has none.
    return null;
  }
}

/** Where an object holds others than itself. */
const OTHERS = new Set(
  'itemListElement isRelatedTo relatedLink hasPart comment review mentions citation image video liveBlogUpdate subjectOf about'.split(
    ' ',
  ),
);

/** Finds every object within, the outer ones first. Below eight levels there is no article, but may be a trap. */
function findObjects(json: Json, depth: number): JsonObject[] {
  if (json === null || typeof json !== 'object' || depth > 8) return [];
  if (Array.isArray(json)) return json.flatMap((inner) => findObjects(inner, depth + 1));
  const inner = Object.entries(json).filter(([key]) => !OTHERS.has(key));
  return [json, ...inner.flatMap(([, value]) => findObjects(value, depth + 1))];
}

const toList = (json: Json | undefined): Json[] =>
  Array.isArray(json) ? json : json === undefined || json === null ? [] : [json];
const toText = (json: Json | undefined): string | undefined => (typeof json === 'string' ? json : undefined);
const isObject = (json: Json): json is JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const getName = (json: Json): string | undefined =>
  isObject(json) ? toList(json.name).map(toText)[0] : toText(json);
const getId = (json: Json): string | undefined => (isObject(json) ? toText(json['@id']) : toText(json));

/** The contents of meta tags by their names. */
type Tags = ReadonlyMap<string, string[]>;

const take = (tags: Tags, names: string): string[] =>
  names.split(' ').flatMap((name) => tags.get(name) ?? []);

function readCitationTags(tags: Tags): RawMetadata {
  return {
    name: 'the citation tags',
    titles: take(tags, 'citation_title dc.title dcterms.title').slice(0, 1),
    dates: take(
      tags,
      'citation_publication_date citation_date citation_online_date dc.date.issued dcterms.issued',
    ),
    vagueDates: take(tags, 'dc.date dcterms.date dc.date.created dcterms.created'),
    authors:
      ['citation_author', 'dc.creator', 'dcterms.creator'].map((name) => tags.get(name)).find(Boolean) ?? [],
    source: take(tags, 'citation_journal_title citation_publisher dc.publisher dcterms.publisher')[0],
    url: take(tags, 'citation_public_url citation_fulltext_html_url')[0],
    language: take(tags, 'citation_language dc.language')[0],
  };
}

function readOpenGraph(tags: Tags): RawMetadata {
  return {
    name: 'Open Graph',
    titles: take(tags, 'og:title').slice(0, 1),
    dates: take(tags, 'article:published_time og:article:published_time og:published_time og:pubdate'),
    authors: take(tags, 'article:author og:article:author'),
    source: take(tags, 'og:site_name')[0],
    url: take(tags, 'og:url')[0],
    language: take(tags, 'og:locale')[0],
  };
}

/** Names of publishing systems for the day of publication. */
const DATE_TAGS =
  'date pubdate pub_date publishdate publish-date publish_date publicationdate publication_date publication-date published published_time published-date published_at publisheddate datepublished date_published date.published parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime article.published article_date_original article:create_at weibo:article:create_at shareaholic:article_published_time originalpublicationdate bt:pubdate rnews:datepublished iso-8601-publish-date displaydate firstpublished dateposted mediator_published_time';
const AUTHOR_TAGS = [
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'article.author',
  'cxenseparse:author',
];

function readElements(page: PageDocument, tags: Tags, canonical: string | undefined): RawMetadata {
  return {
    name: 'the page’s HTML',
    titles: take(tags, 'parsely-title twitter:title').slice(0, 1),
    dates: [
      ...take(tags, DATE_TAGS),
      ...[...page.querySelectorAll('time[itemprop~="datePublished"], time[pubdate]')].map(
        (time) => time.getAttribute('datetime') ?? undefined,
      ),
    ],
    authors: AUTHOR_TAGS.map((name) => tags.get(name)).find(Boolean) ?? [],
    source: take(tags, 'parsely-site application-name')[0],
    url: canonical,
    language:
      attributeOf(page, 'html', 'lang') ??
      attributeOf(page, 'html', 'xml:lang') ??
      take(tags, 'content-language language')[0],
  };
}

/** The contents of the page's `<meta>` tags, by whichever attribute names them, in small letters. */
function readMetaTags(page: PageDocument): Tags {
  const tags = [...page.querySelectorAll('meta[content]')].flatMap((tag) => {
    const name = ['property', 'name', 'itemprop', 'http-equiv']
      .map((attribute) => tag.getAttribute(attribute))
      .find(Boolean);
    const content = fold(tag.getAttribute('content') ?? '');
    return name && content ? [{ name: name.toLowerCase().trim(), content }] : [];
  });
  const named = Map.groupBy(tags, ({ name }) => name);
  return new Map([...named].map(([name, found]) => [name, found.map(({ content }) => content)]));
}
