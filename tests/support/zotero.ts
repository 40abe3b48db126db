/**
 * What Zotero stores of a page, told from the page alone by the rules of its translators “Embedded Metadata” and “RDF” (as found
 * by running them, June 2026). It knows nothing of how the pages are made.
 */
import { all, type BuiltPage, textOf } from './pages.ts';

interface Stored {
  itemType: string;
  title: string;
  /** Last name, first name. */
  creators: string[];
  publicationTitle: string | undefined;
  date: string | undefined;
  language: string | undefined;
  url: string;
  abstractNote: string | undefined;
  archive: string | undefined;
  archiveLocation: string | undefined;
  /** The field “Extra”: any other field may be named as `z.` and its own name. */
  extra: string | undefined;
}

/** @param address of the page, as a browser has it */
export function storedByZotero(page: BuiltPage, address: string): Stored {
  const tags = all(page, 'head > meta').map(({ properties }) => ({
    name: String(properties.name ?? properties.property ?? ''),
    content: String(properties.content ?? ''),
  }));
  const values = (name: string) => tags.flatMap((tag) => (tag.name === name ? tag.content : []));
  const first = (...names: string[]) => names.flatMap(values)[0];
  if (all(page, '.Z3988').length > 0) throw new Error('COinS displace everything else');
  const authors = values('citation_author').flatMap(peopleOf);
  const publicationTitle = first('citation_journal_title', 'DC.source', 'og:site_name');
  const title = first('citation_title', 'og:title') ?? textOf(all(page, 'title')[0] as never);
  return {
    itemType: typeOf(first),
    title: publicationTitle ? withoutEnd(title, publicationTitle) : title,
    creators: authors.length > 0 ? authors : byBylines(page),
    publicationTitle,
    date:
      first('citation_publication_date', 'citation_date', 'DC.date') ??
      all(page, 'time[datetime]').map(({ properties }) => String(properties.dateTime))[0],
    language: first('DC.language', 'citation_language'),
    url: first('citation_public_url', 'og:url') ?? address,
    abstractNote: first('og:description', 'description'),
    archive: first('z.archive'),
    archiveLocation: first('z.archiveLocation'),
    extra: first('z.extra'),
  };
}

function typeOf(first: (...names: string[]) => string | undefined): string {
  if (first('citation_journal_title')) return 'journalArticle';
  const own = first('z.itemType');
  if (own) return own;
  if (first('og:type') === 'website') return 'webpage';
  return first('DC.type') ?? (first('citation_title') ? 'journalArticle' : 'webpage');
}

/** One tag makes several people at semicolons, and at a comma with two words or more on either side. */
function peopleOf(content: string): string[] {
  const parts = content.split(/\s*;\s*/);
  const byComma = content.split(/\s*,\s*/);
  const isTwo = parts.length === 1 && byComma.slice(0, 2).every((part) => part.includes(' '));
  return (isTwo && byComma.length > 1 ? byComma : parts).map((name) => {
    const [last, given] = name.split(/\s*,\s*/);
    if (given) return `${last}, ${given}`;
    const words = name.trim().split(/\s+/);
    const rest = words.slice(0, -1).join(' ');
    return rest ? `${words.at(-1)}, ${rest}` : name.trim();
  });
}

const byBylines = (page: BuiltPage): string[] =>
  all(page, '[class*="byline" i], [class*="vcard" i]').map((element) => `from the page: ${textOf(element)}`);

/** The name of the publication is taken off the end of a title. */
function withoutEnd(title: string, publication: string): string {
  const at = title.toLowerCase().lastIndexOf(publication.toLowerCase());
  const isEnd = at > 0 && title.slice(at + publication.length).trim() === '';
  return isEnd && /\W\s*$/.test(title.slice(0, at)) ? title.slice(0, at).replace(/\s*\W\s*$/, '') : title;
}
