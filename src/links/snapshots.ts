/** Preserved snapshots of pages, as the Wayback Machine knows them, or another service of the same interface. */
import { z } from 'astro/zod';
import { OddStatus } from '../http/exchange.ts';
import { Unanswered } from '../http/failure.ts';
import { type Manner, request } from '../http/fetch.ts';
import type { Hosts } from '../http/host-queue.ts';
import { day, isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { keyOf } from './ask-all.ts';
import type { Verdict } from './verdict.ts';
import type { Place } from './web-links.ts';

/** The Wayback Machine's availability interface (https://archive.org/help/wayback_api.php). */
export const WAYBACK = 'https://archive.org/wayback/available';

export interface Snapshot {
  url: string;
  /** The day on which it was taken, in UTC, as `YYYY-MM-DD`. */
  day: string;
}

/** A page of which a snapshot is wanted. */
export interface Wanted {
  address: string;
  /** The day to be near to, as `YYYY-MM-DD`; without one, today. */
  day?: string;
}

/**
 * What is wanted for a place: a snapshot of an article's original that has none yet, whether it is gone or not, and of
 * whatever is gone.
 */
export function wantedFor(
  { role, address, original, preserved, day }: Place,
  verdict: Verdict,
): Wanted | undefined {
  const wanted = role === 'original' ? !preserved : verdict === 'gone';
  const page = role === 'snapshot' ? original : address;
  return wanted && page ? { address: keyOf(page), ...(day && { day }) } : undefined;
}

/** The address that asks a service for a snapshot. */
export function questionOf({ address, day }: Wanted, service = WAYBACK): URL {
  const question = new URL(service);
  question.searchParams.set('url', address);
  if (day) question.searchParams.set('timestamp', day.replaceAll('-', ''));
  return question;
}

const known = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({
        available: z.literal(true),
        url: z.string().max(4000).refine(isWebAddress),
        timestamp: z.string().regex(/^\d{14}$/),
      })
      .optional(),
  }),
});

const MOST_BYTES = 64 * 1024;

/**
 * Asks a service for a snapshot.
 *
 * @param question of `questionOf`
 * @returns the one nearest to the day, or nothing where it knows none
 * @throws Refusal where the service does not answer, or not in its own form
 */
export async function findSnapshot(
  question: URL,
  hosts: Hosts,
  manner: Manner,
): Promise<Snapshot | undefined> {
  const refuse = (why: string) =>
    new Refusal(`${question.host} does not tell of snapshots (${why}): run this again later, and it goes on`);
  try {
    const asking = () => request(question, 'GET', { ...manner, limitBytes: MOST_BYTES });
    const response = await hosts.visit(question, asking);
    if (!response.ok) throw refuse(`status ${response.status}`);
    return readSnapshot(await response.text());
  } catch (error) {
    if (error instanceof OddStatus || error instanceof Unanswered) throw refuse(error.message);
    if (error instanceof SyntaxError) throw refuse('its answer cannot be read');
    throw error;
  }
}

/** @throws SyntaxError where the text is not of the interface's form */
function readSnapshot(text: string): Snapshot | undefined {
  const { data } = known.safeParse(JSON.parse(text));
  if (!data) throw new SyntaxError('not of the form of the interface');
  const { closest } = data.archived_snapshots;
  if (!closest) return undefined;
  const taken = closest.timestamp.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3');
  if (!day.safeParse(taken).success) throw new SyntaxError('the day does not exist');
  const url = new URL(closest.url);
  // The service writes its own addresses as they were before it had a certificate.
  if (/(?:^|\.)archive\.org$/.test(url.hostname)) url.protocol = 'https:';
  return { url: url.href, day: taken };
}

/** What to do with a snapshot, and the lines to paste where there are any. */
export function proposalFor({ role }: Place, { url, day }: Snapshot): { message: string; lines: string[] } {
  const fields = [`archivedUrl: ${JSON.stringify(url)}`, `archivedOn: ${day}`];
  const found = `a snapshot of ${day} is preserved`;
  if (role === 'original') return { message: `${found}: below \`url\`, add these lines`, lines: fields };
  if (role === 'snapshot') return { message: `${found}: put these lines in place of the two`, lines: fields };
  return { message: `${found}: \`${url}\``, lines: [] };
}
