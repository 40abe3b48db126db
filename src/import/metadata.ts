/** The metadata of a web page: what it says of itself in several formats, held against what it prints. */
import { language, webAddress } from '../records/fields.ts';
import { agrees, differ } from './agreement.ts';
import { isAgency, isPlace, parseByline } from './bylines.ts';
import { readInfoLine, toAuthors } from './info-line.ts';
import type { Author, Fact, Metadata } from './original.ts';
import { findDate, type PrintedDates, toEdtf } from './page-dates.ts';
import { type PageDocument, type RawMetadata, readFormats, readTitleElement } from './page-formats.ts';
import { linesAbout, normalise, type PageLine } from './page-lines.ts';
import { findTitle } from './page-titles.ts';

/**
 * Reads a page's metadata. Each field is taken from the first format that has a sound value for it, in the order JSON-LD,
 * citation tags, Open Graph, HTML; but the page’s own headline, its printed date and its printed byline lead. Where others
 * disagree, that is a remark.
 *
 * @param lines of the page as readers see it
 * @param headings the texts of its headings of level 1 that are no logos
 * @returns facts whose evidence (`by`) is the format or the printed line; dates in EDTF, languages in BCP 47, addresses
 *   absolute and without a name and password
 */
export function readMetadata(
  page: PageDocument,
  lines: readonly PageLine[] = [],
  headings: readonly string[] = [],
): Partial<Metadata> {
  const formats = readFormats(page);
  const remarks: string[] = [];
  const pick = (field: 'source' | 'url' | 'language', normalize: (value: string) => string | undefined) => {
    const facts = formats.flatMap(({ name, [field]: raw }) => {
      const value = normalize(raw ?? '');
      return value ? [{ value, by: name }] : [];
    });
    const [first] = facts;
    const other = facts.find(({ value }) => first && !agrees(field, value, first.value));
    if (first && other) remarks.push(differ(field, first, other));
    return first;
  };
  const url = pick('url', normalizeAddress);
  const names = formats.flatMap(({ name, source }) => ({ name, source: source ?? '' }));
  const source = findSource(names, url?.value, remarks);
  const pageTitle = readTitleElement(page);
  const house = source?.value ?? names.find((each) => each.source)?.source;
  const title = findTitle(formats, pageTitle, headings, lines, house, remarks);
  const about = readAbout(linesAbout(lines, title?.value), house);
  const stated = pick('language', normalizeLanguage);
  const byline = findByline(formats, about, house, remarks);
  const date = findDate(formats, about, url?.value, remarks);
  const printed = source ?? about.source;
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(byline.length > 0 && { byline }),
    ...(printed && { source: printed }),
    ...(url && { url }),
    ...(stated && { language: stated }),
    remarks,
  };
}

/** What a page prints about its article. */
interface About extends PrintedDates {
  authors: Author[];
  source?: Fact;
}

function readAbout(lines: readonly PageLine[], house: string | undefined): About {
  const about: About = { dates: [], times: [], authors: [] };
  const marked: Author[] = [];
  for (const { text, isAuthor, names, times } of lines) {
    const info = readInfoLine(text, house);
    const by = `“${text}”`;
    about.dates.push(...(info?.dates ?? []).map((date) => ({ ...date, by })));
    if (!info?.changed.length) about.times.push(...times.flatMap((time) => toEdtf(time) ?? []));
    if (info?.byline) about.authors.push(...toAuthors(info.byline, by));
    if (info?.source) about.source ??= { value: info.source, by };
    // Of a block for the authors the first line names them; what stands below may be their house.
    for (const name of isAuthor && marked.length === 0 && names.length === 0 ? [text] : names) {
      const byline = parseByline(name, house) ?? readInfoLine(name, house)?.byline;
      if (byline) marked.push(...toAuthors(byline, by));
    }
  }
  if (about.authors.length === 0) about.authors = marked;
  return about;
}

/** The authors: those whom the page prints, else those of the first format that names any. */
function findByline(
  formats: readonly RawMetadata[],
  { authors }: About,
  house: string | undefined,
  remarks: string[],
): Author[] {
  const stated = formats.map(({ name, authors: raw }) =>
    raw.flatMap((text) => {
      const info = readInfoLine(text, house);
      if (info && info.dates.length + info.changed.length > 0)
        remarks.push(`${name} has a date where the author belongs: “${text}”.`);
      return toAuthors(parseByline(text, house) ?? info?.byline ?? { persons: [], organisations: [] }, name);
    }),
  );
  const first = stated.find((found) => found.length > 0) ?? [];
  const found = dedupe(authors.length > 0 ? authors : first);
  const isOther =
    authors.length > 0 &&
    first.some(({ value }) => !found.some((author) => normalise(author.value) === normalise(value)));
  if (isOther)
    remarks.push(
      `${first[0]?.by} gives the byline as “${first.map(({ value }) => value).join(', ')}”, the page prints “${found.map(({ value }) => value).join(', ')}”.`,
    );
  return found;
}

const dedupe = (authors: readonly Author[]): Author[] =>
  [...Map.groupBy(authors, ({ value }) => normalise(value)).values()].flatMap(([first]) => first ?? []);

/** What pages call their sections, which some of them state as the name of the site. */
const SECTION =
  /^(?:news|home|homepage|world|politics?|business|economy|sports?|culture|opinion|science|tech(?:nology)?|health|travel|local|national|international|entertainment|lifestyle|video|blog|article|website|startseite|nachrichten|politik|wirtschaft|kultur|wissen|regional|panorama|accueil|actualités|politique|économie|monde|inicio|noticias|política|economía|mundo|новости|политика|экономика|мир|главная|首页|新闻|国内|国际|财经|ホーム|ニュース|الرئيسية|أخبار)$/iu;

/** The name of a publisher: no section, no place, no address, and no agency whose client the page is. */
function findSource(
  names: readonly { name: string; source: string }[],
  url: string | undefined,
  remarks: string[],
): Fact | undefined {
  const sound = names.filter(
    ({ source }) =>
      source &&
      !SECTION.test(source) &&
      !isPlace(source) &&
      !/:\/\/|^www\.|^[\w-]+(?:\.[\w-]+)+$/i.test(source),
  );
  const host = url ? new URL(url).hostname : '';
  const isOwn = (source: string) =>
    host.replaceAll('-', '').includes(source.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const houses = sound.filter(({ source }) => !isAgency(source) || isOwn(source));
  const [first] = houses.length > 0 || host ? houses : sound;
  const [agency] = sound.filter(({ source }) => source !== first?.source && isAgency(source));
  if (agency)
    remarks.push(
      `${agency.name} names ${agency.source} as publisher: the text may be theirs, whoever published it here.`,
    );
  const other = houses.find(({ source }) => first && !agrees('source', source, first.source));
  if (first && other)
    remarks.push(
      differ('source', { value: first.source, by: first.name }, { value: other.source, by: other.name }),
    );
  return first && { value: first.source, by: first.name };
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

/** A BCP 47 tag; Open Graph writes `en_US` for `en-US`. */
function normalizeLanguage(text: string): string | undefined {
  const tag = text.replaceAll('_', '-');
  return language.safeParse(tag).success ? Intl.getCanonicalLocales(tag)[0] : undefined;
}
