/** What is wrong with the pages of a built site, whatever they say. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { all, type BuiltPage } from './pages.ts';

/** Where the pages are not valid or not accessible HTML, one `path:line:column message (rule)` each. */
export async function faultsOfHtml(pages: readonly BuiltPage[]): Promise<string[]> {
  const validator = new HtmlValidate(
    new StaticConfigLoader({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      rules: {
        // The dates of a timeline are ids as EDTF writes them.
        'valid-id': ['error', { relaxed: true }],
        'long-title': 'off',
        'doctype-style': 'off',
      },
    }),
  );
  const reports = await Promise.all(
    pages.map(async ({ path, html }) => {
      const { results } = await validator.validateString(html);
      return results.flatMap(({ messages }) =>
        messages.map(
          ({ line, column, message, ruleId }) => `${path}:${line}:${column} ${message} (${ruleId})`,
        ),
      );
    }),
  );
  return reports.flat();
}

/**
 * Links within the site to pages, files and places that it has not, one `path → address` each.
 *
 * @param site the built site's folder
 * @param pages all of its pages
 */
export function deadLinks(site: string, pages: readonly BuiltPage[]): string[] {
  const ids = new Map(
    pages.map((page) => [page.path, new Set(all(page, '[id]').map(({ properties }) => properties.id))]),
  );
  return pages.flatMap((page) =>
    all(page, '[href], [src], [action]').flatMap(({ properties }) => {
      const address = String(properties.href ?? properties.src ?? properties.action);
      if (/^https?:/.test(address)) return [];
      const { pathname, hash } = new URL(address, `http://site.invalid${page.path}`);
      const target = decodeURIComponent(pathname);
      const own = ids.get(target);
      if (!own)
        return existsSync(join(site, target)) && !target.endsWith('/') ? [] : [`${page.path} → ${address}`];
      const place = decodeURIComponent(hash.slice(1));
      return !place || own.has(place) ? [] : [`${page.path} → ${address}`];
    }),
  );
}
