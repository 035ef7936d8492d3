import { describe, expect, test } from 'vitest';
import { checkAddress, checkUrl } from './address-guard.ts';
import { FetchError } from './fetch-error.ts';

const NOTHING_PRIVATE = { allowNetworks: [], ports: [80, 443] };

function codeOf(check: () => unknown): string {
  try {
    check();
  } catch (error) {
    if (error instanceof FetchError) return error.code;
    throw error;
  }
  return 'allowed';
}

describe('addresses that are not public', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2002:a00:1::',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    '::7f00:1',
    'fec0::1',
    'not an address',
  ])('%s is refused', (address) => {
    expect(codeOf(() => checkAddress(address, 80, NOTHING_PRIVATE))).toBe('blocked_address');
  });
});

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(codeOf(() => checkAddress(address, 443, NOTHING_PRIVATE))).toBe('allowed');
  expect(codeOf(() => checkAddress(address, 6379, NOTHING_PRIVATE))).toBe('blocked_port');
});

test('an allowed network may be entered on any port, and no other', () => {
  const policy = { allowNetworks: ['10.0.0.0/8', 'fd00::/8'], ports: [80] };
  expect(codeOf(() => checkAddress('10.9.9.9', 8080, policy))).toBe('allowed');
  expect(codeOf(() => checkAddress('fd00::5', 8080, policy))).toBe('allowed');
  expect(codeOf(() => checkAddress('::ffff:10.9.9.9', 8080, policy))).toBe('allowed');
  expect(codeOf(() => checkAddress('11.0.0.1', 8080, policy))).toBe('blocked_port');
  expect(codeOf(() => checkAddress('192.168.0.1', 80, policy))).toBe('blocked_address');
});

test.each([
  'file:///etc/passwd',
  'gopher://example.org/',
  'data:text/xml,<rss/>',
  'http://me:pw@example.org/',
  'nothing',
])('%s is no address to fetch', (url) => {
  expect(codeOf(() => checkUrl(url))).toBe('blocked_scheme');
});

test.each([
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f.1/', '127.0.0.1'],
  ['http://0177.0.0.1/', '127.0.0.1'],
  ['http://127.1/', '127.0.0.1'],
  ['http://①②⑦.⓪.⓪.①/', '127.0.0.1'],
])('%s is seen as %s', (url, address) => {
  expect(checkUrl(url).hostname).toBe(address);
});
