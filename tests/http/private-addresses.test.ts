import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivate, publicLookup, refusePrivate } from '../../src/http/private-addresses.ts';

const byte = fc.nat(255);

describe('an address of this machine or a local network', () => {
  it.each([
    ['127.0.0.0', '127.255.255.255'],
    ['10.0.0.0', '10.255.255.255'],
    ['172.16.0.0', '172.31.255.255'],
    ['192.168.0.0', '192.168.255.255'],
    ['169.254.0.0', '169.254.169.254'],
    ['100.64.0.0', '100.127.255.255'],
    ['0.0.0.0', '0.255.255.255'],
    ['224.0.0.1', '255.255.255.255'],
    ['::', '::1'],
    ['fc00::1', 'fdff::1'],
    ['fe80::1', 'fe80::1%eth0'],
    ['ff02::1', 'ffff::1'],
  ])('is private: %s to %s', (first, last) => {
    expect([isPrivate(first), isPrivate(last)]).toEqual([true, true]);
  });

  it.each([
    ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '3fff:fff::1'],
    ['benchmarks', '198.18.0.0', '198.19.255.255', '2001:2::1'],
    ['protocols', '192.0.0.1', '2001::1', '2001:1ff::1', '100::1'],
    ['ways from IPv6 to IPv4', '192.88.99.1', '2002::1', '64:ff9b:1::101:101', '::ffff:1.1.1.1', '::1.1.1.1'],
    ['nobody yet', '240.0.0.0', '4000::1', '5f00::1', 'fec0::1', '1fff::1'],
  ])('so is one that is for %s', (_, ...addresses) => {
    expect(addresses.filter((ip) => !isPrivate(ip))).toEqual([]);
  });

  it.each(['', 'a.example', '1.2', '0x7f.0.0.1', '1.1.1.01', '16843009', '[::1]', '1.1.1.1 '])(
    'so is what is no address: %s',
    (text) => expect(isPrivate(text)).toBe(true),
  );

  it('is so in whatever form IPv6 carries it', () => {
    fc.assert(
      fc.property(fc.constantFrom('127', '10'), byte, byte, byte, (first, ...rest) => {
        const ip = [first, ...rest].join('.');
        expect(isPrivate(ip)).toBe(true);
        for (const prefix of ['::ffff:', '::', '64:ff9b::', '2002::'])
          expect(isPrivate(prefix + ip)).toBe(true);
      }),
    );
  });

  it('is so in whatever form an address of the web writes it', () => {
    for (const host of ['0x7f.1', '2130706433', '127.1', '0177.0.0.1', '[::ffff:127.0.0.1]', '127.0.0.1.']) {
      expect(() => refusePrivate(new URL(`http://${host}/`).hostname)).toThrow('private');
    }
  });
});

describe('an address of the public web', () => {
  it.each(['1.1.1.1', '172.15.255.255', '172.32.0.0', '192.167.1.1', '2606:4700::1', '64:ff9b::101:101'])(
    'is not private: %s',
    (ip) => expect(isPrivate(ip)).toBe(false),
  );

  it('is refused by no literal, and a name is not looked at before it is looked up', () => {
    expect(() => refusePrivate('1.1.1.1')).not.toThrow();
    expect(() => refusePrivate('localhost')).not.toThrow();
  });
});

describe('looking up', () => {
  const lookUp = promisify(publicLookup);

  it.each([{ all: true }, { all: false }, {}])(
    'fails for a name that leads to this machine: %o',
    async (options) => {
      await expect(lookUp('localhost', options)).rejects.toMatchObject({ reason: 'private' });
    },
  );

  it.each([
    [{ all: true }, [{ address: '1.1.1.1', family: 4 }]],
    [{ all: false }, '1.1.1.1'],
  ])('gives what a connection asks for: %o', async (options, expected) => {
    expect(await lookUp('1.1.1.1', options)).toEqual(expected);
  });
});
