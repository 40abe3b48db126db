/** What the answer to an address means for the content, and what an editor is told to do about it. Pure. */
import { quoted } from '../records/problem.ts';
import type { Answer } from './ask.ts';
import type { WebLink } from './web-links.ts';

export type Verdict = 'ok' | 'moved' | 'gone' | 'blocked' | 'failing' | 'refused';

const permanent = new Set([301, 308]);
/** 999 is no status of the standard: some hosts send it to programs. */
const barred = new Set([401, 403, 407, 429, 451, 999]);

/** `moved` only where the whole way is permanent, and leads somewhere. */
export function verdictOf({ hops, status, reason, challenged }: Answer): Verdict {
  if (reason === 'private' || reason === 'credentials') return 'refused';
  if (reason === 'host') return 'gone';
  if (status === undefined) return 'failing';
  if (challenged || barred.has(status)) return 'blocked';
  if (status === 404 || status === 410) return 'gone';
  if (status >= 300) return 'failing';
  return hops.length > 0 && hops.every((hop) => permanent.has(hop.status)) ? 'moved' : 'ok';
}

/**
 * What an editor reads of an address that is not `ok`: what is the matter, and what to do.
 * Holds what hosts have sent; to be made `printable`.
 */
export function messageOf(link: Pick<WebLink, 'address' | 'role'>, answer: Answer): string {
  // The log of a run may be read by more people than the entry.
  const address = link.address.replace(/(?<=\/\/)[^/]*@/, '…@');
  const end = answer.hops.at(-1)?.to;
  const verdict = verdictOf(answer);
  if (verdict === 'moved' && end) return `${quoted(address)} ${whereTo(address, end)}`;
  const subject = end ? `${quoted(address)} leads to ${quoted(end)}, which` : quoted(address);
  const status = answer.status ? ` (status ${answer.status})` : '';
  switch (verdict) {
    case 'gone':
      return answer.reason === 'host'
        ? `${subject} is gone, and its whole host with it: ${instead[link.role]}`
        : `${subject} is gone${status}: ${instead[link.role]}`;
    case 'blocked':
      return `${subject} does not let programs in${status}: open it in a browser, and leave it if it is there`;
    default:
      return `${subject} ${trouble(answer)}`;
  }
}

/** Long addresses are shown whole here, to be copied, but for those that are too long to be addresses of pages. */
function whereTo(address: string, end: string): string {
  const shown = end.length > 1000 ? quoted(end) : `\`${end}\``;
  const [from, to] = [new URL(address), new URL(end)];
  return to.pathname === '/' && !to.search && from.pathname !== '/'
    ? `leads to the front page ${shown} now, so it may be gone: look for it there; ${archive}`
    : `has moved for good: write ${shown}`;
}

const archive = '`npm run links -- --archive` looks for a snapshot';

const instead: Readonly<Record<WebLink['role'], string>> = {
  original: `keep it, and name a snapshot beside it in \`archivedUrl\`; ${archive}`,
  snapshot: `name another snapshot; ${archive}`,
  'front page': 'find where the source is today, or take `url` out and say so in the body',
  link: `link to a snapshot of it, or take the link out; ${archive}`,
};

function trouble({ status, reason, detail = '' }: Answer): string {
  switch (reason) {
    case 'private':
      return `is on this machine or a local network (${quoted(detail)}), which is not asked: name a public address`;
    case 'credentials':
      return 'holds or leads to a name and password, which are not sent: name it without them';
    case 'scheme':
      return `leads to ${quoted(detail)}, which is no web address: open it in a browser, and name where it belongs`;
    case 'circle':
      return 'leads on in a circle, or too often: open it in a browser, and name where it ends';
    case 'slow':
      return 'does not answer in time: ask again later, or give it longer with `--timeout 60`';
    case 'certificate':
      return `cannot show that it is the host it says (${quoted(detail)}): open it in a browser; if it is no better there, treat it as gone`;
    case 'garbled':
      return `sends what cannot be read (${quoted(detail)}): open it in a browser; if it is no better there, treat it as gone`;
    case 'network':
      return `cannot be reached (${quoted(detail)}): ask again on another day, and treat it as gone if it stays so`;
    default:
      return `fails (status ${status}): ask again on another day, and treat it as gone if it stays so`;
  }
}
