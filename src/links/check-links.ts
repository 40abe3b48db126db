/** Asks every web address that the content names, and goes on with what a stopped run has left. */
import { join } from 'node:path';
import type { RequestOptions } from '../http/fetch.ts';
import { HostQueue } from '../http/host-queue.ts';
import type { FolderReading } from '../records/folder.ts';
import type { Problem } from '../records/problem.ts';
import { Refusal } from '../records/problem.ts';
import { type Answer, askAll, isCutOff, Journal, withoutFragment } from './ask.ts';
import { findSnapshot, proposalFor, queryUrl, type Snapshot, snapshotWanted } from './snapshots.ts';
import { messageOf, type Verdict, verdictOf } from './verdict.ts';
import { readWebLinks, type WebLink } from './web-links.ts';

export interface LinkCheckOptions {
  /** The content folder, and what was read in it. */
  content: string;
  reading: FolderReading;
  /** The folder where answers are kept until the run has come to its end. */
  cache: string;
  request: RequestOptions;
  /** The service that is asked for snapshots, if any. */
  archive?: string | undefined;
  /** Begin afresh, whatever a stopped run has left? */
  again: boolean;
  showProgress(what: string, total: number): Progress;
}

/** Shows how far a long piece of work has come. */
export interface Progress {
  /** One more is done. */
  advance(): void;
  stop(): void;
}

export interface LinkReport {
  /** By address, without fragments. */
  answers: ReadonlyMap<string, Answer>;
  problems: LinkProblem[];
  proposals: Proposal[];
  /** How many files could not be read, and were left out. */
  unread: number;
  /** Of how many pages that should have a snapshot none is known. */
  unpreserved: number;
}

/** An address of the content that is not as it should be. */
export interface LinkProblem extends Problem {
  address: string;
  verdict: Verdict;
}

/** A snapshot that could stand in the content. */
export interface Proposal extends Problem {
  address: string;
  /** To be pasted as they are. */
  lines: string[];
}

/**
 * @throws Refusal where no host answers at all, or the service does not tell of snapshots. What was asked until then is
 *   kept, but where no host answers.
 */
export async function checkLinks(options: LinkCheckOptions): Promise<LinkReport> {
  const { content, reading, cache, request, again, showProgress } = options;
  const { links, unread } = readWebLinks(content, reading);
  const journal = new Journal<Answer>(join(cache, 'links.jsonl'));
  const snapshots: SnapshotJournal = new Journal(join(cache, 'snapshots.jsonl'));
  const forget = () => {
    journal.clear();
    snapshots.clear();
  };
  if (again) forget();
  const hosts = new HostQueue(request.pause);
  const addresses = [...new Set(links.map(({ address }) => withoutFragment(address)))];
  const left = addresses.filter((address) => !journal.get(address));
  const answers = await withProgress(showProgress('asking', left.length), (advance) =>
    askAll(addresses, { journal, hosts, options: request }, advance),
  );
  if (isCutOff(answers)) {
    forget();
    throw new Refusal('no host answered at all: see whether this computer is online, then run this again');
  }
  const judged = links.flatMap((link) => {
    const answer = answers.get(withoutFragment(link.address));
    return answer ? [{ link, answer, verdict: verdictOf(answer) }] : [];
  });
  const found = await lookForSnapshots(judged, snapshots, hosts, options);
  forget();
  const problems = judged
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ link, answer, verdict }) => {
      const { file, line, column, address } = link;
      return { file, line, column, message: messageOf(link, answer), address, verdict };
    });
  return { answers, problems, unread, ...found };
}

type SnapshotJournal = Journal<{ found?: Snapshot }>;

async function lookForSnapshots(
  judged: readonly { link: WebLink; verdict: Verdict }[],
  journal: SnapshotJournal,
  hosts: HostQueue,
  { archive, request, showProgress }: LinkCheckOptions,
): Promise<Pick<LinkReport, 'proposals' | 'unpreserved'>> {
  const wanted = judged.flatMap(({ link, verdict }) => {
    const query = archive ? snapshotWanted(link, verdict) : undefined;
    return query ? [{ link, query }] : [];
  });
  const proposals: Proposal[] = [];
  const unpreserved = new Set<string>();
  await withProgress(showProgress('looking for snapshots', wanted.length), async (advance) => {
    for (const { link, query } of wanted) {
      const url = queryUrl(query, archive);
      const known = journal.get(url.href);
      const found = known ? known.found : await findSnapshot(url, hosts, request);
      if (!known) journal.keep(url.href, found ? { found } : {});
      const { file, line, column, address } = link;
      if (found) proposals.push({ file, line, column, address, ...proposalFor(link, found) });
      else unpreserved.add(query.address);
      advance();
    }
  });
  return { proposals, unpreserved: unpreserved.size };
}

async function withProgress<T>(progress: Progress, work: (advance: () => void) => Promise<T>): Promise<T> {
  try {
    return await work(progress.advance);
  } finally {
    progress.stop();
  }
}

/** Does what was found make a run end with 1? What is not asked on purpose does not. */
export const hasFailed = (problems: readonly LinkProblem[]): boolean =>
  problems.some(({ verdict }) => verdict !== 'refused');

/** How many addresses there are of each verdict, such as `12 addresses: 10 ok, 2 gone`. */
export function summaryOf(answers: ReadonlyMap<string, Answer>): string {
  const counts = Map.groupBy(answers.values(), verdictOf);
  const parts = [...counts].map(([verdict, of]) => `${of.length} ${verdict}`);
  const total = `${answers.size} ${answers.size === 1 ? 'address' : 'addresses'}`;
  return parts.length > 0 ? `${total}: ${parts.join(', ')}` : total;
}
