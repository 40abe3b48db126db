/** Preserved snapshots of pages, as the Wayback Machine knows them, or another service of the same interface. */
import { z } from 'astro/zod';
import { RequestError } from '../http/failure.ts';
import { fetchUrl, isSuccess, type RequestOptions } from '../http/fetch.ts';
import type { HostQueue } from '../http/host-queue.ts';
import { day, isWebAddress } from '../records/fields.ts';
import { Refusal } from '../records/problem.ts';
import { withoutFragment } from './ask.ts';
import type { Verdict } from './verdict.ts';
import type { WebLink } from './web-links.ts';

/** The Wayback Machine's availability interface (https://archive.org/help/wayback_api.php). */
export const WAYBACK = 'https://archive.org/wayback/available';

export interface Snapshot {
  url: string;
  /** The day on which it was taken, in UTC, as `YYYY-MM-DD`. */
  day: string;
}

/** What a service is asked for: the snapshot of a page that is nearest to a day. */
export interface SnapshotQuery {
  /** Without a fragment. */
  address: string;
  /** As `YYYY-MM-DD`; without one, the newest snapshot is wanted. */
  day?: string;
}

/**
 * Is a snapshot wanted for a link, and which? One of an article's original that has none yet, whether it is gone or not,
 * and of whatever is gone.
 */
export function snapshotWanted(
  { role, address, original, preserved, day }: WebLink,
  verdict: Verdict,
): SnapshotQuery | undefined {
  const wanted = role === 'original' ? !preserved : verdict === 'gone';
  const page = role === 'snapshot' ? original : address;
  return wanted && page ? { address: withoutFragment(page), ...(day && { day }) } : undefined;
}

/** The address that asks a service for a snapshot. */
export function queryUrl({ address, day }: SnapshotQuery, service = WAYBACK): URL {
  const url = new URL(service);
  url.searchParams.set('url', address);
  if (day) url.searchParams.set('timestamp', day.replaceAll('-', ''));
  return url;
}

/** The form of the interface's answers. */
const answer = z.object({
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
 * @param url of `queryUrl`
 * @returns the one nearest to the day, or nothing where it knows none
 * @throws Refusal where the service does not answer, or not in its own form
 */
export async function findSnapshot(
  url: URL,
  hosts: HostQueue,
  options: RequestOptions,
): Promise<Snapshot | undefined> {
  const refuse = (why: string) =>
    new Refusal(`${url.host} does not tell of snapshots (${why}): run this again later, and it goes on`);
  try {
    const request = () => fetchUrl(url, 'GET', { ...options, limitBytes: MOST_BYTES });
    const response = await hosts.run(url, request);
    if (!isSuccess(response)) throw refuse(`status ${response.status}`);
    return readSnapshot(new TextDecoder().decode(response.body));
  } catch (error) {
    if (error instanceof RequestError) throw refuse(error.message);
    if (error instanceof SyntaxError) throw refuse('its answer cannot be read');
    throw error;
  }
}

/** @throws SyntaxError where the text is not of the interface's form */
function readSnapshot(text: string): Snapshot | undefined {
  const { data } = answer.safeParse(JSON.parse(text));
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

/** What an editor can do with a snapshot that was found for a link, and the lines to paste where there are any. */
export function proposalFor({ role }: WebLink, { url, day }: Snapshot): { message: string; lines: string[] } {
  const fields = [`archivedUrl: ${JSON.stringify(url)}`, `archivedOn: ${day}`];
  const found = `a snapshot of ${day} is preserved`;
  if (role === 'original') return { message: `${found}: below \`url\`, add these lines`, lines: fields };
  if (role === 'snapshot') return { message: `${found}: put these lines in place of the two`, lines: fields };
  return { message: `${found}: \`${url}\``, lines: [] };
}
