/** `npm run import`: from a scraped text, a saved or fetched page or a list of addresses to drafts of articles. */
import { statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { buildDay, folders } from '../config.ts';
import { finishChanges } from '../editing/changes.ts';
import { HostQueue } from '../http/host-queue.ts';
import { fetchPage } from '../import/fetch-page.ts';
import { Importer, type RawOriginal } from '../import/importer.ts';
import { INPUT_FILE, MOST_INPUT_BYTES, readInput } from '../import/input.ts';
import { isWebAddress, line } from '../records/fields.ts';
import { readPlainFile } from '../records/plain-file.ts';
import { printable, Refusal } from '../records/problem.ts';
import { adviceOn, defineCommand, WrongUse } from './command.ts';
import { readShowing } from './progress.ts';

const usage = `npm run import -- [--full --rights "LICENCE"] FILE|URL ...

Makes a draft in content/articles/ of each article: a text as it was scraped, Markdown, a web page that was saved or is at
an address, a mail, a feed, or a table (.csv) with a column url. Says what it knows and from where, what it inferred, and what is missing.
The draft of an account is an outline; the original is kept in originals/, which is not published.
  --full              take in the whole text, for which the archive must have a right
  --rights "LICENCE"  the licence or permission; goes with --full
  --allow-private     fetch from this machine and local networks, too

Exit code: 0 all imported, 1 some refused (it says which, and why), 2 wrong use.`;

export const importCommand = defineCommand({
  usage,
  options: {
    full: { type: 'boolean', default: false },
    rights: { type: 'string' },
    'allow-private': { type: 'boolean', default: false },
  },
  async run({ full, rights, 'allow-private': allowPrivate }, names, context) {
    const { env, console } = context;
    if (names.length === 0) throw new WrongUse('name a file or an address to import');
    if (full !== (rights !== undefined))
      throw new WrongUse('--full and --rights go together: a full text needs a right to hold it');
    if (rights !== undefined && !line.safeParse(rights).success)
      throw new WrongUse('--rights needs the licence or permission on one line, such as "CC BY 4.0"');
    const { root, content } = folders(env);
    finishChanges(content);
    const { records } = await readShowing(context);
    const importer = new Importer(records, {
      content,
      folder: relative(root, content),
      added: buildDay(env),
      rights,
    });
    const hosts = new HostQueue(1000);

    /** The page at an address, unless the archive has it. */
    const fetched = async (address: string): Promise<RawOriginal[]> => {
      importer.refuseKnown(address);
      const page = await hosts.run(new URL(address), () =>
        fetchPage(address, { allowPrivate, limitBytes: MOST_INPUT_BYTES }),
      );
      importer.refuseKnown(page.address);
      const input = await readInput(page.bytes, '', /charset=["']?([\w-]+)/i.exec(page.contentType)?.[1]);
      if (input.form === 'addresses') throw new Refusal('this is a table: save it, and import the file');
      if (input.form === 'several') return input.sources.map((source) => ({ ...source, from: page.address }));
      return [{ ...input, from: page.address, address: page.address }];
    };

    const queue = names.map((name) => ({ name, address: isWebAddress(name) }));
    let imported = 0;
    let refused = 0;
    const refuse = (name: string, error: unknown) => {
      const advice =
        adviceOn(error) ?? `this cannot be imported, by a fault of the importer’s own (${error})`;
      refused++;
      console.error(printable(`${name}: ${advice}`));
    };
    const takeIn = (original: RawOriginal, name: string) => {
      try {
        console.log(`${importer.import(original)}\n`);
        imported++;
      } catch (error) {
        refuse(name, error);
      }
    };
    for (let at = 0; at < queue.length; at++) {
      const { name, address } = queue[at] ?? { name: '', address: false };
      try {
        const given = address ? await fetched(name) : await readFile(name);
        if ('addresses' in given) {
          for (const each of given.addresses) queue.push({ name: each, address: true });
        } else {
          for (const each of given) takeIn(each, given.length > 1 ? titleOf(each) : name);
        }
      } catch (error) {
        refuse(name, error);
      }
      const progress = progressOf(at + 1, queue.length);
      if (progress) console.error(progress);
    }
    console.error(`${imported} of ${imported + refused} imported`);
    return refused > 0 ? 1 : 0;
  },
});

async function readFile(name: string): Promise<RawOriginal[] | { addresses: string[] }> {
  if (statSync(name).isDirectory())
    throw new Refusal('this is no file: name one, or all in a folder with FOLDER/*');
  const input = await readInput(readPlainFile(name, INPUT_FILE, true), basename(name));
  if (input.form === 'addresses') return input;
  return (input.form === 'several' ? input.sources : [input]).map((source) => ({ ...source, from: name }));
}

/** What an item of a feed is called in a refusal: by its address, with which it can be imported. */
const titleOf = ({ known, from }: RawOriginal): string => known?.url?.value ?? known?.title?.value ?? from;

/** A line for every twentieth part of many. */
function progressOf(done: number, all: number): string | undefined {
  const step = Math.ceil(all / 20);
  return all >= 20 && done % step === 0 && done < all ? `${done} of ${all} …` : undefined;
}
