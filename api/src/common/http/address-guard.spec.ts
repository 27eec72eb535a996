import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './address-guard.js';

describe('addresses that may be fetched from', () => {
  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::8a',
    '::ffff:8.8.8.8', // IPv4 in IPv6 is the IPv4 address that it is
  ])('are public ones: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1', // shared by providers
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254', // metadata of clouds
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.168.0.1',
    '198.18.0.1', // benchmarks
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '127.1', // the old spellings of 127.0.0.1
    '0x7f.0.0.1',
    '0177.0.0.1',
    '2130706433',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'fd00:ec2::254', // metadata of clouds
    'ff02::1',
    '2001:db8::1',
    '100::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1', // NAT64: leads to the IPv4 address inside
    '2002:7f00:1::', // 6to4, the same
    '2001::1', // Teredo, the same
    '64:ff9b:1::7f00:1', // NAT64 within a network
    '::7f00:1', // IPv4-compatible, the same without the name
    '::a9fe:a9fe',
    '::ffff:0:7f00:1', // IPv4-translated
    'fec0::1', // site-local, before there was fc00::/7
    '2001:10::1', // names of hosts (ORCHID)
    '3fff::1', // documentation
    '4000::1', // not given out
    '168.63.129.16', // the wire server of Azure
    '::ffff:168.63.129.16',
    '100.100.100.200', // metadata of Alibaba's cloud
    '192.88.99.1', // 6to4 relays
  ])('are not: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['', 'localhost', 'example.org', '8.8.8.8:80', '[::1]', 'not an address'])(
    'are addresses at all, not %j',
    (text) => {
      expect(isPublicAddress(text)).toBe(false);
    },
  );
});
