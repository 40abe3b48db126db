/** Containers that an original may come in: mail and saved pages (MIME), feeds, and Markdown with frontmatter. */
import { parseFeed } from 'feedsmith';
import PostalMime, { type Email } from 'postal-mime';
import { markdownToHtml } from 'satteri';
import { parse as parseYaml } from 'yaml';
import { webAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { fold } from '../records/text.ts';
import { parseByline } from './bylines.ts';
import { addInfo, readInfoLine } from './info-line.ts';
import type { Fact, Metadata, Source } from './original.ts';

/** Their first bytes (in Latin-1), and what an editor calls them. */
const CONTAINERS: readonly [RegExp, string][] = [
  [/^%PDF-/, 'a PDF'],
  [/^PK\W\W[\s\S]*?word\//, 'a Word document (DOCX)'],
  [/^PK\W\W[\s\S]*?application\/epub/, 'a book (EPUB)'],
  [/^PK\W\W[\s\S]*?(?:archive\/|datapackage|\.warc)/, 'a web archive (WACZ)'],
  [/^PK\W\W/, 'a ZIP file'],
  [/^WARC\/|^\W\u008b[\s\S]{8,60}\.warc/, 'a web archive (WARC)'],
  [/^\W\u008b\W/, 'a compressed file (gzip)'],
  [/^\{\\rtf/, 'a document of a word processor (RTF)'],
  [/^\xd0\xcf\W\xe0/, 'a document of an office program'],
];

/** Only the beginning tells what a file is. */
const BEGINNING = 4096;

const beginningOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, BEGINNING));

/** Names a container that is not read, for a refusal. */
export const nameContainer = (bytes: Uint8Array): string | undefined =>
  CONTAINERS.find(([form]) => form.test(beginningOf(bytes)))?.[1];

/** Does it begin with the header of a message (RFC 5322), as mail and pages saved as MHTML do? */
export function isMail(bytes: Uint8Array): boolean {
  const [header = ''] = beginningOf(bytes).split(/\r?\n\r?\n/, 1);
  return (
    /^[\w-]+:/.test(header) &&
    /^(?:mime-version|message-id|received|snapshot-content-location):/im.test(header)
  );
}

async function parseMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  } catch {
    throw new Refusal('this message cannot be read: open it, and import its text');
  }
}

/** Reads a message: the page in it, or else its text; a page saved as MHTML says its address. */
export async function readMail(bytes: Uint8Array): Promise<Source> {
  const { headers, subject, from, html, text } = await parseMail(bytes);
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value;
  const address = headerOf('snapshot-content-location');
  // Pages within the page, such as advertisements, follow it.
  const page = html?.replace(/(<\/html>)[\s\S]*$/i, '$1');
  if (!page?.trim() && !text?.trim())
    throw new Refusal('this message has no text: there is nothing to import');
  const body = page?.trim()
    ? { form: 'page' as const, text: page }
    : { form: 'text' as const, text: text ?? '' };
  if (address) return { ...body, known: { ...urlOf(address, 'its address when it was saved') }, remarks: [] };
  const by = 'the head of the message';
  return {
    ...body,
    known: factsOf({ title: subject, date: headerOf('date'), author: from?.name }, by),
    remarks: [],
  };
}

/** Does it begin as RSS, RDF or Atom does, with a type of document (XML 1.0, `doctypedecl`) or without one? */
export const isFeed = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+)?(?:rss|feed|rdf:RDF)\b/i.test(text);

/** An item of RSS, RDF or Atom, as far as it is read here. */
interface Item {
  title?: string | { value?: string };
  link?: string;
  links?: { href?: string; rel?: string }[];
  pubDate?: unknown;
  published?: unknown;
  dc?: { creator?: string; creators?: string[]; date?: unknown; dates?: unknown[] };
  authors?: (string | { name?: string })[];
  content?: string | { value?: string; encoded?: string };
  description?: string | { value?: string };
  summary?: string | { value?: string };
}

/** Reads the items of a feed, each of which is an original. */
export function readFeed(xml: string): Source[] {
  let feed: { title?: unknown; items?: Item[]; entries?: Item[] };
  try {
    feed = parseFeed(xml).feed as typeof feed;
  } catch {
    throw new Refusal('this feed cannot be read: import the address of an article');
  }
  const items = feed.items ?? feed.entries ?? [];
  if (items.length === 0) throw new Refusal('this feed has no items: there is nothing to import');
  return items.map((item) => {
    const author = item.authors?.[0];
    const known = factsOf(
      {
        title: toText(item.title),
        date: toText(item.pubDate ?? item.published ?? item.dc?.dates?.[0] ?? item.dc?.date),
        author:
          item.dc?.creators?.[0] ?? item.dc?.creator ?? (typeof author === 'string' ? author : author?.name),
        source: toText(feed.title),
        url: item.link ?? item.links?.find(({ rel }) => !rel || rel === 'alternate')?.href,
      },
      'the feed',
    );
    const content = toText(item.content) ?? toText(item.description) ?? toText(item.summary) ?? '';
    return { form: 'page', text: `<article>${content}</article>`, known, remarks: [] };
  });
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return undefined;
  const { encoded, value: inner } = value as { encoded?: unknown; value?: unknown };
  return toText(encoded) ?? toText(inner);
}

/** Reads Markdown that begins with YAML; `undefined` for any other text. */
export function readFrontmatter(text: string): Source | undefined {
  const { yaml, body } =
    /^---[ \t]*\r?\n(?<yaml>(?:(?!---)[^\n]*\n){1,200}?)---[ \t]*\r?\n(?<body>[\s\S]*)$/.exec(text)?.groups ??
    {};
  if (!yaml || yaml.length > 16_384) return undefined;
  let fields: unknown;
  try {
    fields = parseYaml(yaml, { schema: 'failsafe', maxAliasCount: 0 });
  } catch {
    return undefined;
  }
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) return undefined;
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
  const get = (...names: string[]) => names.map((name) => values[name]).find(Boolean);
  const known = factsOf(
    {
      title: get('title', 'headline'),
      date: get('date', 'published', 'pubdate', 'date_published', 'created'),
      author: get('author', 'authors', 'byline'),
      source: get('source', 'publisher', 'site', 'sitename', 'site_name') ?? houseOf(values.medium),
      url: get('url', 'link', 'source_url', 'canonical', 'original'),
      language: get('language', 'lang'),
      // Some systems call everything a post.
      medium: get('medium') ?? (values.type === 'post' ? undefined : values.type),
      agency: get('agency'),
    },
    'its frontmatter',
  );
  return { form: 'page', text: `<article>${markdownToHtml(body ?? '').html}</article>`, known, remarks: [] };
}

/** “Medium” may be what it is, or who published it. */
const houseOf = (medium: string | undefined): string | undefined =>
  medium && readInfoLine(`Medium: ${medium}`)?.medium ? undefined : medium;

const urlOf = (address: string, by: string): { url?: Fact } =>
  webAddress.safeParse(address).success ? { url: { value: address, by } } : {};

/** What a container says under a name for each, as facts, as far as it is sound. */
function factsOf(
  said: Partial<
    Record<
      'title' | 'date' | 'author' | 'source' | 'url' | 'language' | 'medium' | 'agency',
      string | undefined
    >
  >,
  by: string,
): Partial<Metadata> {
  const metadata: Metadata = { byline: [], remarks: [] };
  const { title, date, author, source, url, language, medium, agency } = said;
  const byline = author ? parseByline(author, source) : undefined;
  const dated = date ? readInfoLine(`Date: ${date}`) : undefined;
  const ofKind = medium ? readInfoLine(`Medium: ${medium}`)?.medium : undefined;
  addInfo(
    metadata,
    {
      dates: dated?.dates ?? [],
      changed: [],
      others: [],
      ...(byline && { byline }),
      ...(title && { title: fold(title) }),
      ...(source && !/:\/\//.test(source) && { source: fold(source) }),
      ...(url && { url }),
      ...(language && { language }),
      ...(ofKind && { medium: ofKind }),
      ...(agency && { agency: fold(agency) }),
      ...(dated?.unreadDate && { unreadDate: dated.unreadDate }),
    },
    by,
  );
  return metadata;
}
