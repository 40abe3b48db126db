/** Why a request got no answer that could be used. */
export type FailureReason =
  /** It leads to this machine or a local network. */
  | 'private'
  /** The address holds a name and password, which are not for us to send. */
  | 'credentials'
  /** It redirects to what is no address on the web. */
  | 'scheme'
  /** It redirects in a circle, or too often. */
  | 'circle'
  /** There is no host of that name. */
  | 'host'
  /** The host does not answer in time. */
  | 'slow'
  /** The host cannot show that it is who it says (TLS). */
  | 'certificate'
  /** What it sends is not HTTP, or not compressed as it says. */
  | 'garbled'
  /** The body is larger than wanted. */
  | 'large'
  /** Anything else on the way. */
  | 'network';

/** A request got no answer that could be used. */
export class RequestError extends Error {
  override name = 'RequestError';
  readonly reason: FailureReason;
  /** What helps to understand it, such as the system's code, or the address that it led to. From the web: hostile. */
  readonly detail: string;

  constructor(reason: FailureReason, detail = '') {
    super(`${reason} ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Codes of undici's own, as the system and Node's HTTP call them, which editors can look up. */
const commonCodes = new Map([
  ['UND_ERR_SOCKET', 'ECONNRESET'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'ECONNRESET'],
  ['UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW'],
]);

const unknownHost = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA']);

/**
 * @param error what a connection, undici or a decompressor has thrown
 * @returns the same with one of our reasons; nothing where the fault is not the host's
 */
export function toRequestError(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error;
  if (!(error instanceof Error)) return undefined;
  if (/^(?:Connect)?TimeoutError$/.test(error.name)) return new RequestError('slow');
  if (error.name === 'HTTPParserError') return new RequestError('garbled', error.message);
  // The system, Node and undici give each of their errors a code.
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const code = commonCodes.get(error.code) ?? error.code;
  if (unknownHost.has(code)) return new RequestError('host', code);
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE|ISSUER|SELF_SIGNED/.test(code))
    return new RequestError('certificate', code);
  // The last two are of the decompressors, of gzip and Brotli.
  if (/^(?:HPE_|Z_|ERR__ERROR_)/.test(code)) return new RequestError('garbled', code);
  return new RequestError('network', code);
}
