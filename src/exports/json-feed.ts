/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { site } from '#site';
import { addressOfFeed, type Feed } from './feeds.ts';

/**
 * @param root the address of the front page
 * @returns the text of a JSON Feed, of which the archive is the author
 */
export function writeJsonFeed(feed: Feed, root: string): string {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: addressOfFeed(root, feed, 'json'),
    language: site.language,
    authors: [{ name: site.name, url: root }],
    items: feed.entries.map(
      ({ id, page, title, language, summary, content, published, updated, original, tags }) => ({
        id,
        url: page,
        ...(original && { external_url: original }),
        title,
        ...(language && { language }),
        summary,
        content_text: content,
        ...(published && { date_published: published }),
        date_modified: updated,
        tags: tags.map(({ name }) => name),
      }),
    ),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
