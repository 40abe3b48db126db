/** Rules about the dates of articles. */
import { firstDay, parseEdtf, startDate } from '../records/edtf.ts';
import type { BuildRule, ProofRule } from './finding.ts';

/** UTC+14, the time zone in which the day is furthest on, in milliseconds. */
const FURTHEST_AHEAD = 14 * 60 * 60 * 1000;

/** An article cannot have been published later than today, wherever it is latest. */
export const futureDates: BuildRule = ({ articles }, { now }) => {
  const today = new Date(now + FURTHEST_AHEAD).toISOString().slice(0, 10);
  return [...articles.values()].flatMap(({ kind, id, fields }) => {
    const date = parseEdtf(fields.date);
    if (!date || firstDay(startDate(date)) <= today) return [];
    return [{ kind, id, at: ['date'], message: `\`${fields.date}\` lies in the future` }];
  });
};

/** A draft of unknown date is called `undated-…` until the date is known: its id is to be its address for ever. */
export const undatedIds: ProofRule = ({ articles }) =>
  [...articles.values()]
    .filter(({ id }) => id.startsWith('undated-'))
    .map(({ kind, id, fields: { date } }) => {
      const dated = id.replace(/^undated/, /^[\d-]+/.exec(date)?.[0] ?? 'DATE');
      const message = `its id calls it undated: npm run rename -- --unpublished articles ${id} ${dated}`;
      return { kind, id, at: ['date'], message };
    });
