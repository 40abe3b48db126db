/** All corrections and withdrawals of the archive. */
import { titleLanguageOf } from '../records/language.ts';
import { allEntries, type Entry, isWithdrawn, nameOf, type Records } from '../records/record.ts';
import { compareText } from '../records/text.ts';
import { viewDate } from './dates.ts';
import { headlineOf } from './items.ts';
import { pageNameOf, withdrawalOf } from './standing.ts';
import { urlOf } from './urls.ts';
import type { CorrectedDay, CorrectedPage } from './view.ts';

/**
 * @param records with those that were withdrawn
 * @returns the newest day first. Of what was withdrawn there is only that it was, and why.
 */
export function correctionsOf(records: Records): CorrectedDay[] {
  const changes = allEntries(records).flatMap((entry) => {
    const { kind, fields } = entry;
    const isGone = isWithdrawn(entry);
    const told = isGone ? withdrawalOf(entry) : fields.corrections;
    return told.map(({ date, note }) => ({
      date,
      change: { kind, name: pageNameOf(entry), ...(!isGone && { page: linkTo(entry) }), note },
    }));
  });
  return [...Map.groupBy(changes, ({ date }) => date)]
    .sort(([a], [b]) => compareText(b, a))
    .map(([date, own]) => ({ date: viewDate(date), changes: own.map(({ change }) => change) }));
}

function linkTo(entry: Entry): CorrectedPage {
  const { kind, id } = entry;
  const href = urlOf(kind, id);
  return {
    href,
    text: entry.kind === 'articles' ? headlineOf(entry) : nameOf(entry),
    ...titleLanguageOf(entry),
  };
}
