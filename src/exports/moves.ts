/** What hosts can be told of addresses that have changed, so that they answer for themselves: as pages, browsers are told of them. */
import { kindPaths } from '../archive/paths.ts';
import { allEntries, isWithdrawn, type Kind, type Records } from '../records/record.ts';

export interface Moves {
  /** From the former address of a record's page to that of now (301). Both begin with the site's base path. */
  redirects: [from: string, to: string][];
  /** The addresses of what was withdrawn (410), where a notice says so. */
  gone: string[];
}

/** @param base the site's base path, with slashes at its ends */
export function movesOf(records: Records, base: string): Moves {
  const pathOf = (kind: Kind, id: string) => `${base}${kindPaths[kind]}/${id}/`;
  const entries = allEntries(records);
  return {
    redirects: entries
      .filter((entry) => !isWithdrawn(entry))
      .flatMap(({ kind, id, fields }) =>
        fields.formerIds.map((former): [string, string] => [pathOf(kind, former), pathOf(kind, id)]),
      ),
    gone: entries
      .filter(isWithdrawn)
      .flatMap(({ kind, id, fields }) => [id, ...fields.formerIds].map((each) => pathOf(kind, each))),
  };
}

/** What Cloudflare reads and Netlify too. */
export const REDIRECTS_FILE = '_redirects';

/** Cloudflare takes no more (https://developers.cloudflare.com/pages/configuration/redirects/). */
const MOST_REDIRECTS = 2000;

/** The lines of that file. What is beyond its limit is left to the pages that lead on. */
export const redirectsText = ({ redirects }: Pick<Moves, 'redirects'>): string =>
  redirects
    .slice(0, MOST_REDIRECTS)
    .map(([from, to]) => `${from} ${to} 301\n`)
    .join('');
