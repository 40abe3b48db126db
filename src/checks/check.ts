/**
 * All rules across entries, and all that is wrong with a content folder.
 *
 * A new rule is a function from the records to its findings. It stands in the file of its subject, and in one of the
 * two lists here.
 */
import { readFolder } from '../records/folder.ts';
import type { Problem } from '../records/problem.ts';
import type { Records } from '../records/record.ts';
import { repeatedAddresses, reusedIds } from './addresses.ts';
import { copiedRuns, misquotations } from './copying.ts';
import { eventOrder, futureDates, futureDays, undatedIds } from './dates.ts';
import { distantWordings, sameEvents } from './doubles.ts';
import { differingFacts } from './faithfulness.ts';
import { type BuildRule, type Finding, type ProofRule, problemsOf } from './finding.ts';
import { deadLinks } from './links.ts';
import { staleParagraphs } from './paragraphs.ts';
import { misnamedPeople, sharedNames } from './people.ts';
import { lostAddresses } from './published.ts';
import {
  crowdedUtterances,
  disputedUtterances,
  lonelyUtterances,
  longQuotations,
  speakingPlaces,
  unnamedSpeakers,
} from './quotations.ts';
import {
  comparedWithoutReport,
  heldByWithdrawn,
  ownAgency,
  syndicatedTwice,
  unknownReferences,
  unusedRecords,
  withdrawnFromUnder,
} from './references.ts';
import { repeatedTexts } from './similarity.ts';

/** What stops a build: it would mislead a reader, or break a link. */
const buildRules: readonly BuildRule[] = [
  unknownReferences,
  unusedRecords,
  withdrawnFromUnder,
  comparedWithoutReport,
  unnamedSpeakers,
  speakingPlaces,
  disputedUtterances,
  lonelyUtterances,
  crowdedUtterances,
  longQuotations,
  deadLinks,
  repeatedAddresses,
  reusedIds,
  futureDates,
  futureDays,
  eventOrder,
  syndicatedTwice,
  ownAgency,
];

/**
 * What stops no build, since it misleads no reader of a page; `npm run check` tells it, and ends with 1 all the same.
 * These look at records without withdrawn articles.
 */
export const proofRules: readonly ProofRule[] = [
  misnamedPeople,
  sharedNames,
  copiedRuns,
  misquotations,
  undatedIds,
  repeatedTexts,
];

/** The same of rules that look at withdrawn articles, too. */
export const proofRulesOfAll: readonly ProofRule[] = [staleParagraphs, heldByWithdrawn];

/** What may be right as it is: no problem, but told. These look at records without withdrawn articles, too. */
export const remarkRules: readonly ProofRule[] = [sameEvents, distantWordings, differingFacts];

/** Runs the rules that stop a build. Pure; `faultyFiles` and `now` are explained at `BuildContext`. */
export const checkRecords = (records: Records, faultyFiles: ReadonlySet<string>, now: number): Finding[] =>
  buildRules.flatMap((rule) => rule(records, { faultyFiles, now }));

/**
 * Adds what the build's rules find across records, and published addresses that are lost, to what is wrong with single files. Only a file with a finding is
 * read again.
 *
 * @param faults what reading the files found
 */
export function allProblems(folder: string, records: Records, faults: readonly Problem[]): Problem[] {
  const faultyFiles = new Set(faults.map(({ file }) => file));
  return [
    ...faults,
    ...problemsOf(folder, checkRecords(records, faultyFiles, Date.now())),
    ...lostAddresses(folder, records, faultyFiles),
  ];
}

/** Whatever would stop a build of a content folder: each file by itself, and all of them together. */
export function checkFolder(folder: string): Problem[] {
  const { records, problems } = readFolder(folder);
  return allProblems(folder, records, problems);
}
