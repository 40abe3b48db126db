/** Drafts: entries whose outline has still to be written out. A build leaves them out; a check says what they lack. */
import type { Fault, Problem } from './problem.ts';
import { DRAFT_ADVICE } from './vocabulary.ts';

/** Is this what is wrong with a draft, whatever else may be? */
export const saysDraft = ({ message }: Pick<Fault, 'message'>): boolean => message === DRAFT_ADVICE;

/** The files of drafts, as the problems of a content folder tell them. */
export const draftsAmong = (problems: readonly Problem[]): Set<string> =>
  new Set(problems.filter(saysDraft).map(({ file }) => file));
