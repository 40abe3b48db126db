/**
 * Guard against server-side request forgery (SSRF): which IP addresses are not on the public web, but this machine's, a
 * local network's, or of another special purpose (the IANA registries of RFC 6890).
 */
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RequestError } from './failure.ts';

/** All that is given out of IPv6 so far. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** NAT64 of the whole web (RFC 6052). That of a local network (RFC 8215) is another, which ipaddr.js counts to the same range. */
const nat64 = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * Is it off the public web? So is whatever carries an address of IPv4 within one of IPv6 (IPv4-mapped, 6to4, Teredo), but
 * for NAT64, by which a network without IPv4 reaches all of the web: there the carried address decides.
 *
 * @param ip an address of IPv4 or IPv6, without brackets. What is neither counts as private.
 */
export function isPrivate(ip: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(ip) && !ipaddr.IPv6.isValid(ip)) return true;
  const address = ipaddr.parse(ip);
  if (address.kind() === 'ipv4') return address.range() !== 'unicast';
  if (address.match(nat64)) return isPrivate(address.toByteArray().slice(-4).join('.'));
  return address.range() !== 'unicast' || !address.match(globalUnicast);
}

/**
 * Refuses a host that is itself a private address: a connection looks up names alone.
 *
 * @param hostname as `URL` gives it: the many ways of writing an address have become one
 * @throws RequestError `private`
 */
export function refusePrivate(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) && isPrivate(address)) throw new RequestError('private', address);
}

/**
 * `dns.lookup` for a connection. Fails with `RequestError` `private` where any address of a name is private. The
 * connection takes the very addresses that were looked at, so that a name cannot mean another machine a moment later
 * (DNS rebinding).
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const hidden = addresses.find(({ address }) => isPrivate(address));
    if (hidden) return callback(new RequestError('private', hidden.address), []);
    const [first] = addresses;
    if (options.all || !first) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};
