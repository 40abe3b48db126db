/** A rule about published addresses: each leads to a page still, to where its page has gone, or to a notice. */
import { type Problem, quoted } from '../records/problem.ts';
import { PUBLISHED_LIST, readPublished } from '../records/published.ts';
import { entriesOf, fileOf, kinds, nouns, type Records } from '../records/record.ts';
import { kindOfFolder, standingPages } from './links.ts';

/** The form of every address of a page. */
const PAGE = /^\/(?:[a-z0-9-]+\/)*$/;
const PERIOD = /^\d{4}(?:\/\d\d)?$/;

/**
 * Looks at each line of the list that `npm run release` has written. A part of a page that is no more, such as a month in which
 * nothing is left, leads to the whole (`archive/parts.ts`), and is no problem.
 *
 * @param folder the content folder
 * @param faultyFiles files with faults of their own, whose entries the records lack
 */
export function lostAddresses(folder: string, records: Records, faultyFiles: ReadonlySet<string>): Problem[] {
  const former = new Set(
    kinds.flatMap((kind) =>
      entriesOf(records, kind).flatMap(({ fields }) => fields.formerIds.map((id) => fileOf(kind, id))),
    ),
  );
  const faultOf = (address: string): string | undefined => {
    if (!PAGE.test(address)) {
      return `${quoted(address)} is no address of a page: those begin and end with a slash; leave this file to \`npm run release\``;
    }
    const path = address.slice(1, -1);
    if (standingPages.has(path) || PERIOD.test(path)) return undefined;
    const [name = '', id = ''] = path.split('/');
    const kind = kindOfFolder.get(name);
    const lost = `${quoted(address)} was published, and leads nowhere now`;
    if (!kind) return `${lost}: make that page again, or let another stand there that leads on`;
    const file = fileOf(kind, id);
    if (records[kind].has(id) || former.has(file) || faultyFiles.has(file)) return undefined;
    return `${lost}: where the ${nouns[kind]} has another id now, write ${quoted(id)} into its \`formerIds\` (\`npm run rename\` does so); else put ${quoted(file)} back, and withdraw it there if it is not to stand`;
  };
  return readPublished(folder).flatMap((address, index) => {
    const message = address && faultOf(address);
    return message ? [{ file: PUBLISHED_LIST, line: index + 1, column: 1, message }] : [];
  });
}
