/** Atom (RFC 4287). */

import { site } from '#site';
import { feedFormats } from '../archive/paths.ts';
import { latest } from './dates.ts';
import { addressOfFeed, type Feed, type FeedEntry } from './feeds.ts';
import { escapeXml } from './xml.ts';

type Attributes = Record<string, string | undefined>;

/**
 * @param root the address of the front page
 * @returns the text of an Atom feed, of which the archive is the author. Its `updated` is that of its newest entry.
 */
export function writeAtom(feed: Feed, root: string): string {
  const self = addressOfFeed(root, feed, 'atom');
  const updated = latest(feed.entries.map((entry) => entry.updated));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(site.language)}">`,
    element('id', {}, addressOfFeed(root, { path: feed.former[0] ?? feed.path }, 'atom')),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.description),
    element('updated', {}, updated),
    `<author>${element('name', {}, site.name)}${element('uri', {}, root)}</author>`,
    element('link', { rel: 'self', type: feedFormats[0].mediaType, href: self }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    ...feed.entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: FeedEntry): string {
  return [
    '<entry>',
    element('id', {}, entry.id),
    element('title', { 'xml:lang': entry.language }, entry.title),
    element('updated', {}, entry.updated),
    entry.published && element('published', {}, entry.published),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.page }),
    entry.original && element('link', { rel: 'via', href: entry.original }),
    ...entry.tags.map(({ id, name }) => element('category', { term: id, label: name })),
    element('summary', {}, entry.summary),
    element('content', { type: 'text' }, entry.content),
    '</entry>',
  ]
    .filter(Boolean)
    .join('\n');
}

function element(name: string, attributes: Attributes, text?: string): string {
  const start = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value = '']) => ` ${attribute}="${escapeXml(value)}"`)
    .join('');
  return text === undefined ? `<${name}${start}/>` : `<${name}${start}>${escapeXml(text)}</${name}>`;
}
