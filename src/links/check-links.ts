/** Asks everything that the content names, and goes on with what a stopped run has left. */
import { join } from 'node:path';
import type { Manner } from '../http/fetch.ts';
import { Hosts } from '../http/host-queue.ts';
import { Refusal } from '../records/problem.ts';
import type { Answer } from './ask.ts';
import { askAll, isCutOff } from './ask-all.ts';
import { type Finding, findingsOf, keysOf, type Proposal, proposalAt, wishesOf } from './findings.ts';
import { Journal } from './journal.ts';
import { findSnapshot, questionOf, type Snapshot } from './snapshots.ts';
import { readPlaces } from './web-links.ts';

export interface Survey {
  /** By address, without fragments. */
  answers: ReadonlyMap<string, Answer>;
  findings: Finding[];
  proposals: Proposal[];
  /** Files that could not be read, and were left out. */
  unread: number;
  /** Of how many pages that should have a snapshot none is known. */
  unpreserved: number;
}

/** Shows how far a long piece of work has come. */
export interface Progress {
  /** One more is done. */
  advance(): void;
  stop(): void;
}

export interface Task {
  /** The content folder. */
  content: string;
  /** Where answers are kept until the run has come to its end. */
  cache: string;
  manner: Manner;
  /** The service that is asked for snapshots, if any. */
  archive?: string | undefined;
  /** Begin afresh, whatever a stopped run has left? */
  again: boolean;
  show(what: string, total: number): Progress;
}

/**
 * @throws Refusal where no host answers at all, or the service does not
 *   tell of snapshots. What was asked until then is kept, but where no host answers.
 */
export async function survey({ content, cache, manner, archive, again, show }: Task): Promise<Survey> {
  const { places, unread } = readPlaces(content);
  const journal = new Journal<Answer>(join(cache, 'links.jsonl'));
  const snapshots = new Journal<{ found?: Snapshot }>(join(cache, 'snapshots.jsonl'));
  const forget = () => {
    journal.clear();
    snapshots.clear();
  };
  if (again) forget();
  const hosts = new Hosts(manner.pause);
  const keys = keysOf(places);
  const left = keys.filter((key) => !journal.get(key));
  const answers = await shownAs(show('asking', left.length), (advance) =>
    askAll(keys, { journal, hosts, manner }, advance),
  );
  if (isCutOff(answers)) {
    forget();
    throw new Refusal('no host answered at all: see whether this computer is online, then run this again');
  }
  const wishes = archive ? wishesOf(places, answers) : [];
  const proposals: Proposal[] = [];
  const unpreserved = new Set<string>();
  await shownAs(show('looking for snapshots', wishes.length), async (advance) => {
    for (const { place, wanted } of wishes) {
      const question = questionOf(wanted, archive);
      const known = snapshots.get(question.href);
      const found = known ? known.found : await findSnapshot(question, hosts, manner);
      if (!known) snapshots.keep(question.href, found ? { found } : {});
      if (found) proposals.push(proposalAt(place, found));
      else unpreserved.add(wanted.address);
      advance();
    }
  });
  forget();
  return { answers, findings: findingsOf(places, answers), proposals, unread, unpreserved: unpreserved.size };
}

async function shownAs<T>(progress: Progress, work: (advance: () => void) => Promise<T>): Promise<T> {
  try {
    return await work(progress.advance);
  } finally {
    progress.stop();
  }
}
