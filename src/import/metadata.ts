/**
 * What a page says of itself: JSON-LD in the vocabulary of schema.org (NewsArticle and its relatives), the citation tags
 * that scholarly indexes read (Highwire Press), Open Graph (ogp.me), and what HTML itself has for it.
 */

import { fromHtml } from 'hast-util-from-html';
import { parseEdtf } from '../records/edtf.ts';
import { language, webAddress } from '../records/fields.ts';
import { fold } from '../records/text.ts';
import { offsetOf } from './dates.ts';
import { namesOfByline } from './names.ts';
import type { Telling } from './original.ts';

/** As much of a page's document as is read here. */
export interface Page {
  querySelectorAll(
    selector: string,
  ): Iterable<{ getAttribute(name: string): string | null; textContent: string | null }>;
}

type Teller = { name: string; tells: Claims };

/** What one of these says; any of it may be missing. */
interface Claims {
  title?: string | undefined;
  date?: string | undefined;
  authors?: string[];
  source?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
}

const ARTICLE = /(?:Article|Posting|BlogPost|Report)$/;

/** Reads a page's metadata. Where two of them differ, the first of JSON-LD, citation tags, Open Graph and HTML is taken, and that is told. */
export function readMetadata(page: Page): Partial<Telling> {
  const tellers: Teller[] = [
    { name: 'JSON-LD', tells: fromJsonLd(page) },
    { name: 'the citation tags', tells: fromCitation(page) },
    { name: 'Open Graph', tells: fromOpenGraph(page) },
    { name: 'the page’s HTML', tells: fromElements(page) },
  ];
  const remarks: string[] = [];
  const one = (
    field: 'title' | 'date' | 'source' | 'url' | 'language',
    sound: (value: string) => string | undefined,
  ) => {
    const told = tellers.flatMap(({ name, tells }) => {
      const value = sound(decoded(fold(tells[field] ?? '')));
      return value ? [{ value, by: name }] : [];
    });
    const [first] = told;
    const other = told.find(
      ({ value }) => value !== first?.value && !isLessExact(field, value, first?.value ?? ''),
    );
    if (first && other)
      remarks.push(`${first.by} gives the ${field} as “${first.value}”, ${other.by} as “${other.value}”.`);
    return first && { [field]: first };
  };
  const authors = tellers.find(({ tells }) => (tells.authors?.length ?? 0) > 0);
  const byline = [...new Set((authors?.tells.authors ?? []).flatMap(namesIn))].map((value) => ({
    value,
    by: authors?.name ?? '',
  }));
  return {
    ...one('title', (text) => text || undefined),
    ...one('date', momentOf),
    ...one('source', (text) => text || undefined),
    ...one('url', (text) => addressOf(text)),
    ...one('language', (text) => languageOf(text)),
    ...(byline.length > 0 && { byline }),
    remarks,
  };
}

/** Some pages put a whole byline where one name belongs. What is no byline of persons, such as an agency, is a name. */
function namesIn(written: string): string[] {
  const name = decoded(fold(written)).replace(/^by:?\s+/i, '');
  const names = namesOfByline(name);
  return names.length > 0 ? names : name ? [name] : [];
}

/** Without a name and password, which are nobody else's business. */
function addressOf(text: string): string | undefined {
  if (!webAddress.safeParse(text).success) return undefined;
  const url = new URL(text);
  if (!url.username && !url.password) return text;
  url.username = '';
  url.password = '';
  return url.href;
}

/** Less the characters that nobody can see, which no field takes. */
const seen = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** Some pages write their metadata as HTML. */
function decoded(text: string): string {
  if (!/&#?\w+;/.test(text)) return seen(text);
  const words = fromHtml(text, { fragment: true }).children.map((node) =>
    'value' in node ? node.value : '',
  );
  return fold(seen(words.join('')));
}

/** A day beside a moment of that day, `en` beside `en-GB`, a title with the site’s name behind it: no disagreement. */
function isLessExact(field: string, value: string, than: string): boolean {
  return (
    field === 'url' ||
    value.startsWith(than) ||
    than.startsWith(value) ||
    (field === 'title' && value.includes(than))
  );
}

/** A moment as pages write it (ISO 8601), as EDTF: seconds’ fractions go, and so does a time without an offset. */
export function momentOf(text: string): string | undefined {
  const { day, time, offset } =
    /^(?<day>\d{4}(?:-\d\d){0,2})(?:[T ](?<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?<offset>Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text,
    )?.groups ?? {};
  if (!day) return undefined;
  const moment = time && offset ? `${day}T${time}${offsetOf(offset)}` : day;
  return [moment, day].find((form) => parseEdtf(form));
}

/** `en_US` is how Open Graph writes `en-US`. */
function languageOf(text: string): string | undefined {
  const tag = text.replaceAll('_', '-');
  return language.safeParse(tag).success ? Intl.getCanonicalLocales(tag)[0] : undefined;
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

function fromJsonLd(page: Page): Claims {
  const article = [...page.querySelectorAll('script[type="application/ld+json"]')]
    .flatMap(({ textContent }) => objectsIn(parse(textContent ?? ''), 0))
    .find((object) => list(object['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type)));
  if (!article) return {};
  return {
    title: text(article.headline) ?? text(article.name),
    date: text(article.datePublished),
    authors: list(article.author).flatMap((author) => nameOf(author) ?? []),
    source: list(article.publisher).map(nameOf)[0],
    url: text(article.url) ?? idOf(article.mainEntityOfPage ?? null),
    language: text(article.inLanguage),
  };
}

function parse(json: string): Json {
  try {
    return JSON.parse(json);
  } catch {
    // A page whose JSON-LD is broken has none.
    return null;
  }
}

/** Every object within, the outer ones first. Deeper than eight levels there is no article, but there may be a trap. */
function objectsIn(json: Json, depth: number): JsonObject[] {
  if (json === null || typeof json !== 'object' || depth > 8) return [];
  const own = Array.isArray(json) ? [] : [json];
  return [...own, ...Object.values(json).flatMap((inner) => objectsIn(inner, depth + 1))];
}

const list = (json: Json | undefined): Json[] =>
  Array.isArray(json) ? json : json === undefined || json === null ? [] : [json];
const text = (json: Json | undefined): string | undefined => (typeof json === 'string' ? json : undefined);
const isObject = (json: Json): json is JsonObject =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const nameOf = (json: Json): string | undefined => (isObject(json) ? text(json.name) : text(json));
const idOf = (json: Json): string | undefined => (isObject(json) ? text(json['@id']) : text(json));

function fromCitation(page: Page): Claims {
  const all = metaOf(page, 'name');
  const first = (...names: string[]) => names.flatMap((name) => all.get(name) ?? [])[0];
  return {
    title: first('citation_title', 'dc.title', 'dcterms.title'),
    date: first(
      'citation_publication_date',
      'citation_date',
      'dc.date',
      'dcterms.date',
      'dc.date.issued',
    )?.replaceAll('/', '-'),
    authors: all.get('citation_author') ?? all.get('dc.creator') ?? [],
    source: first('citation_journal_title', 'citation_publisher', 'dc.publisher'),
    url: first('citation_public_url', 'citation_fulltext_html_url'),
    language: first('citation_language', 'dc.language'),
  };
}

function fromOpenGraph(page: Page): Claims {
  const all = metaOf(page, 'property');
  const first = (name: string) => all.get(name)?.[0];
  return {
    title: first('og:title'),
    date: first('article:published_time'),
    // Some pages give addresses of profiles there.
    authors: (all.get('article:author') ?? []).filter((author) => !/^https?:/i.test(author)),
    source: first('og:site_name'),
    url: first('og:url'),
    language: first('og:locale'),
  };
}

function fromElements(page: Page): Claims {
  const attribute = (selector: string, name: string) =>
    [...page.querySelectorAll(selector)][0]?.getAttribute(name) ?? undefined;
  return {
    url: attribute('link[rel="canonical"]', 'href'),
    language: attribute('html', 'lang'),
    authors: metaOf(page, 'name').get('author') ?? [],
  };
}

/** The page's `<meta>` tags, by what names them, in small letters. */
function metaOf(page: Page, attribute: 'name' | 'property'): Map<string, string[]> {
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
