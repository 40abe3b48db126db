/** Drafts: entries whose outline has still to be written out. A build leaves them out; a check says what they lack. */
import type { Problem } from './problem.ts';
import { DRAFT_ADVICE } from './vocabulary.ts';

/** The files of drafts, as the problems of a content folder tell them. */
export const draftsAmong = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(({ message }) => message === DRAFT_ADVICE).map(({ file }) => file));
