/** Files at the site's root that tell programs what is here: robots, language models, and a browser's search box. */

import { shortName, site } from '#site';
import { counted } from '../archive/counts.ts';
import { titleOfPeople } from '../archive/people.ts';
import {
  urlOfAbout,
  urlOfAll,
  urlOfAsset,
  urlOfCoverage,
  urlOfSearch,
  urlOfSigns,
  urlOfTimeline,
} from '../archive/urls.ts';
import type { Archive } from '../archive/view.ts';
import { escapeXml, XML_DECLARATION } from './xml.ts';

/**
 * `robots.txt` (RFC 9309): all of the site is open to all. Robots read it only at the root of a host, so below a base path it
 * says nothing to them.
 *
 * @param sitemap its whole address; left out where the site has none, since only a whole one counts
 */
export const robotsText = (sitemap: string | undefined): string =>
  `User-agent: *\nAllow: /\n${sitemap ? `\nSitemap: ${sitemap}\n` : ''}`;

/**
 * `llms.txt` (https://llmstxt.org/), in Markdown: what the archive is, how to cite from it, and its lists.
 *
 * @param addressOf makes an address for others of one of the site
 */
export function llmsText(
  archive: Pick<Archive, 'stories' | 'events' | 'people' | 'topics' | 'sources'>,
  addressOf: (href: string) => string,
): string {
  const link = (name: string, href: string, note: string) => `- [${name}](${addressOf(href)}): ${note}`;
  const { stories, events, people, topics, sources } = archive;
  return `# ${site.name}

> ${site.description}

A story is one piece that somebody published. Most are accounts: the whole article, retold in the archive’s own words; some stand here in full. Each page says which. An event is something that happened. Its page sets side by side what each story reports of it, and where the reports differ. Where stories contradict one another, both stand: do not merge them into one.

Dates are no more precise than they are known. What stands in [square brackets] is inferred or supplied by the archive: an inferred date, a supplied headline. Keep the brackets, and words such as “about”, when you repeat it.

How to cite: an account is not the article. Cite the original first (authors, headline, source, date, and its address, which the story’s page gives at its head, and in \`citation_public_url\`), then the page here in which it is retold. Only words in quotation marks are those of the article or of the person quoted. For a single statement, cite the address of its paragraph, \`#p-…\` behind that of the page. Addresses here last.

## Lists

${[
  link('Stories', urlOfAll('articles'), `${counted(stories.length, 'story')}, in order of publication`),
  link('Events', urlOfAll('events'), `${counted(events.length, 'event')}, in order of time`),
  link('Coverage', urlOfCoverage(), 'which source reports which event'),
  link('Timeline', urlOfTimeline(), 'stories and events together, oldest first'),
  link(titleOfPeople(people), urlOfAll('people'), `${people.length}, by name`),
  link('Topics', urlOfAll('topics'), `${topics.length}, by name`),
  link('Sources', urlOfAll('sources'), `${sources.length}, by name, with what is known of each`),
  link('Sitemap', urlOfAsset('sitemap.xml'), 'every page, and when it last changed'),
].join('\n')}

## About

${[
  link('How the archive works', urlOfAbout(), 'what is kept, and how far it can be trusted'),
  link('How to read the signs', urlOfSigns(), 'brackets, marks and shapes'),
  link('Search', urlOfSearch(), 'by words, `?q=` behind the address; it runs in a browser, by script'),
].join('\n')}
`.replaceAll('\u00a0', ' ');
}

/**
 * `opensearch.xml`, by which a browser adds the search to its own (OpenSearch 1.1, draft 6, description document).
 *
 * @param wholeAddressOf the whole address of a page or file of the site
 */
export function openSearchXml(wholeAddressOf: (href: string) => string): string {
  const attribute = (href: string) => escapeXml(wholeAddressOf(href));
  return `${XML_DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(shortName)}</ShortName>
<LongName>${escapeXml(site.name)}</LongName>
<Description>${escapeXml(site.description)}</Description>
<Url type="text/html" template="${attribute(urlOfSearch())}?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${attribute(urlOfAsset('opensearch.xml'))}"/>
<Image width="16" height="16" type="image/svg+xml">${attribute(urlOfAsset('favicon.svg'))}</Image>
<Language>${site.language}</Language>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`;
}
