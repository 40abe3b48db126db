/**
 * The metadata of a web page: JSON-LD in the vocabulary of schema.org (NewsArticle and its relatives), `citation_` meta
 * tags (Highwire Press, which scholarly indexes read) with Dublin Core, Open Graph (ogp.me), and HTML's own elements.
 */
import { fromHtml } from 'hast-util-from-html';
import { parseEdtf } from '../records/edtf.ts';
import { language, webAddress } from '../records/fields.ts';
import { fold } from '../records/text.ts';
import { formatOffset } from './dates.ts';
import type { Metadata } from './original.ts';
import { parseByline } from './person-names.ts';

/** The part of a DOM document that is read here, whichever library made it. */
export interface PageDocument {
  querySelectorAll(
    selector: string,
  ): Iterable<{ getAttribute(name: string): string | null; textContent: string | null }>;
}

/** What a page says in one of these formats, as it is written there. */
interface RawMetadata {
  title?: string | undefined;
  date?: string | undefined;
  authors?: string[];
  source?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
}

/** The types of schema.org that are articles. */
const ARTICLE = /(?:Article|Posting|BlogPost|Report)$/;

/**
 * Reads a page's metadata. Each field is taken from the first format that has a sound value for it, in the order JSON-LD,
 * citation tags, Open Graph, HTML; where a later one disagrees, that is a remark.
 *
 * @returns facts whose evidence (`by`) is the format; dates in EDTF, languages in BCP 47, addresses absolute and without
 *   a name and password
 */
export function readMetadata(page: PageDocument): Partial<Metadata> {
  const formats: { name: string; raw: RawMetadata }[] = [
    { name: 'JSON-LD', raw: readJsonLd(page) },
    { name: 'the citation tags', raw: readCitationTags(page) },
    { name: 'Open Graph', raw: readOpenGraph(page) },
    { name: 'the page’s HTML', raw: readElements(page) },
  ];
  const remarks: string[] = [];
  const pick = (
    field: 'title' | 'date' | 'source' | 'url' | 'language',
    normalize: (value: string) => string | undefined,
  ) => {
    const facts = formats.flatMap(({ name, raw }) => {
      const value = normalize(decodeHtml(fold(raw[field] ?? '')));
      return value ? [{ value, by: name }] : [];
    });
    const [first] = facts;
    const other = facts.find(({ value }) => first && !agrees(field, value, first.value));
    if (first && other)
      remarks.push(`${first.by} gives the ${field} as “${first.value}”, ${other.by} as “${other.value}”.`);
    return first && { [field]: first };
  };
  const signed = formats.find(({ raw }) => raw.authors && raw.authors.length > 0);
  const names = new Set(signed?.raw.authors?.flatMap(splitNames));
  const byline = [...names].map((value) => ({ value, by: signed?.name ?? '' }));
  return {
    ...pick('title', (text) => text),
    ...pick('date', toEdtf),
    ...pick('source', (text) => text),
    ...pick('url', normalizeAddress),
    ...pick('language', normalizeLanguage),
    ...(byline.length > 0 && { byline }),
    remarks,
  };
}

/** Some pages put a whole byline where one author belongs. What is no byline of persons, such as an agency, is one name. */
function splitNames(author: string): string[] {
  const name = decodeHtml(fold(author)).replace(/^by:?\s+/i, '');
  const names = parseByline(name);
  return names.length > 0 ? names : name ? [name] : [];
}

/** A web address, without a name and password, which are nobody else's business. */
function normalizeAddress(text: string): string | undefined {
  if (!webAddress.safeParse(text).success) return undefined;
  const url = new URL(text);
  if (!url.username && !url.password) return text;
  url.username = '';
  url.password = '';
  return url.href;
}

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

/**
 * Do two values differ in exactness alone: a day and a time of that day, `en` and `en-GB`, a title and the same with the
 * name of the site? Of addresses no difference counts.
 */
function agrees(field: string, value: string, first: string): boolean {
  return (
    field === 'url' ||
    value.startsWith(first) ||
    first.startsWith(value) ||
    (field === 'title' && value.includes(first))
  );
}

/**
 * Turns a date in ISO 8601, as metadata has it, into EDTF.
 *
 * @returns without fractions of a second, and without a time that has no offset from UTC; `undefined` for anything else
 */
export function toEdtf(text: string): string | undefined {
  const { day, time, offset } =
    /^(?<day>\d{4}(?:-\d\d){0,2})(?:[T ](?<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?<offset>Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text,
    )?.groups ?? {};
  if (!day) return undefined;
  const moment = time && offset ? `${day}T${time}${formatOffset(offset)}` : day;
  return [moment, day].find((form) => parseEdtf(form));
}

/** A BCP 47 tag; Open Graph writes `en_US` for `en-US`. */
function normalizeLanguage(text: string): string | undefined {
  const tag = text.replaceAll('_', '-');
  return language.safeParse(tag).success ? Intl.getCanonicalLocales(tag)[0] : undefined;
}

/** What `JSON.parse` may return: nothing in it can be relied on. */
type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

function readJsonLd(page: PageDocument): RawMetadata {
  const article = [...page.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap(({ textContent }) => findObjects(parseJson(textContent ?? ''), 0))
    .find((object) => toList(object['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)));
  if (!article) return {};
  return {
    title: toText(article.headline) ?? toText(article.name),
    date: toText(article.datePublished),
    authors: toList(article.author).flatMap((author) => getName(author) ?? []),
    source: toList(article.publisher).map(getName)[0],
    url: toText(article.url) ?? getId(article.mainEntityOfPage ?? null),
    language: toText(article.inLanguage),
  };
}

function parseJson(json: string): Json {
  try {
    return JSON.parse(json);
  } catch {
    // A page whose JSON-LD is broken has none.
    return null;
  }
}

/** Finds every object within, the outer ones first. Below eight levels there is no article, but may be a trap. */
function findObjects(json: Json, depth: number): JsonObject[] {
  if (json === null || typeof json !== 'object' || depth > 8) return [];
  const own = Array.isArray(json) ? [] : [json];
  return [...own, ...Object.values(json).flatMap((inner) => findObjects(inner, depth + 1))];
}

const toList = (json: Json | undefined): Json[] =>
  Array.isArray(json) ? json : json === undefined || json === null ? [] : [json];
const toText = (json: Json | undefined): string | undefined => (typeof json === 'string' ? json : undefined);
const isObject = (json: Json): json is JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const getName = (json: Json): string | undefined => (isObject(json) ? toText(json.name) : toText(json));
const getId = (json: Json): string | undefined => (isObject(json) ? toText(json['@id']) : toText(json));

function readCitationTags(page: PageDocument): RawMetadata {
  const tags = readMetaTags(page, 'name');
  const first = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? [])[0];
  return {
    title: first('citation_title', 'dc.title', 'dcterms.title'),
    date: first(
      'citation_publication_date',
      'citation_date',
      'dc.date',
      'dcterms.date',
      'dc.date.issued',
    )?.replaceAll('/', '-'),
    authors: tags.get('citation_author') ?? tags.get('dc.creator') ?? [],
    source: first('citation_journal_title', 'citation_publisher', 'dc.publisher'),
    url: first('citation_public_url', 'citation_fulltext_html_url'),
    language: first('citation_language', 'dc.language'),
  };
}

function readOpenGraph(page: PageDocument): RawMetadata {
  const tags = readMetaTags(page, 'property');
  const first = (name: string) => tags.get(name)?.[0];
  return {
    title: first('og:title'),
    date: first('article:published_time'),
    // By Open Graph this is the address of a profile, by many pages a name.
    authors: (tags.get('article:author') ?? []).filter((author) => !/^https?:/i.test(author)),
    source: first('og:site_name'),
    url: first('og:url'),
    language: first('og:locale'),
  };
}

function readElements(page: PageDocument): RawMetadata {
  const attribute = (selector: string, name: string) =>
    [...page.querySelectorAll(selector)][0]?.getAttribute(name) ?? undefined;
  return {
    url: attribute('link[rel="canonical"]', 'href'),
    language: attribute('html', 'lang'),
    authors: readMetaTags(page, 'name').get('author') ?? [],
  };
}

/** The contents of the page's `<meta>` tags, by their `name` (or Open Graph's `property`) in small letters. */
function readMetaTags(page: PageDocument, attribute: 'name' | 'property'): Map<string, string[]> {
  const tags = [...page.querySelectorAll(`meta[${attribute}]`)].map((tag) => ({
    name: (tag.getAttribute(attribute) ?? '').toLowerCase(),
    content: fold(tag.getAttribute('content') ?? ''),
  }));
  const named = Map.groupBy(
    tags.filter(({ content }) => content),
    ({ name }) => name,
  );
  return new Map([...named].map(([name, found]) => [name, found.map(({ content }) => content)]));
}
