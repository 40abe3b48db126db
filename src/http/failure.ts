/** Why an address gave no answer that could be used. */
export type Reason =
  /** It leads to this machine or a local network. */
  | 'private'
  /** It holds a name and password, which are not for us to send. */
  | 'credentials'
  /** It leads on to what is no address on the web. */
  | 'scheme'
  /** It leads on in a circle, or too often. */
  | 'circle'
  /** There is no host of that name. */
  | 'host'
  | 'slow'
  /** The host cannot show that it is who it says (TLS). */
  | 'certificate'
  /** What it sends is not HTTP, or not packed as it says. */
  | 'garbled'
  /** It is larger than wanted. */
  | 'large'
  /** Anything else on the way. */
  | 'network';

/** An address gave no answer that could be used. */
export class Unanswered extends Error {
  override name = 'Unanswered';
  readonly reason: Reason;
  /** What helps to understand it, such as the system's code, or the address that it led to. From the web: hostile. */
  readonly detail: string;

  constructor(reason: Reason, detail = '') {
    super(`${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

const unknownHost = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA']);

/** What went wrong while a host was asked, as one of the reasons; nothing where the fault is not the host's. */
export function whyUnanswered(error: unknown): Unanswered | undefined {
  if (error instanceof Unanswered) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return new Unanswered('slow');
  // The system and Node's HTTP give each of their errors a code.
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const shown = error.code;
  if (unknownHost.has(shown)) return new Unanswered('host', shown);
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER|SELF_SIGNED/.test(shown))
    return new Unanswered('certificate', shown);
  if (/^(?:HPE_|Z_|ERR__ERROR_)/.test(shown)) return new Unanswered('garbled', shown);
  return new Unanswered('network', shown);
}
