/**
 * Which addresses of the Internet Protocol are nobody's on the public web: those of this machine, of local networks, and
 * of other special purposes (the IANA registries of RFC 6890).
 */
import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Unanswered } from './failure.ts';

/** Of IPv4. */
const reserved: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6, within what is given out at all. 6to4 and Teredo lead to addresses of IPv4 that cannot be seen here. */
const reserved6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blocked = new BlockList();
for (const [network, bits] of reserved) {
  blocked.addSubnet(network, bits, 'ipv4');
  // As a network without IPv4 writes them (RFC 6052).
  blocked.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of reserved6) blocked.addSubnet(network, bits, 'ipv6');

const given6 = new BlockList();
given6.addSubnet('2000::', 3, 'ipv6');
given6.addSubnet('64:ff9b::', 96, 'ipv6');

/** @param ip an address of IPv4 or IPv6, without brackets. What is neither counts as private. */
export function isPrivate(ip: string): boolean {
  const [address = ''] = ip.split('%');
  if (isIP(address) === 4) return blocked.check(address, 'ipv4');
  if (isIP(address) !== 6) return true;
  return !given6.check(address, 'ipv6') || blocked.check(address, 'ipv6');
}

/**
 * Throws `Unanswered` where a host is itself a private address. Names are looked at when they are looked up.
 *
 * @param hostname as `URL` gives it: the many ways of writing an address have become one
 */
export function refusePrivate(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) && isPrivate(address)) throw new Unanswered('private', address);
}

/**
 * Looks a name up for a connection, and fails where any of its addresses is private. The connection takes the very
 * addresses that were looked at, so that a name cannot mean another machine a moment later (DNS rebinding).
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, []);
    const hidden = found.find(({ address }) => isPrivate(address));
    if (hidden) return callback(new Unanswered('private', hidden.address), []);
    const [first] = found;
    if (options.all || !first) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};
