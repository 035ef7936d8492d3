import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { isAdmitted, publicAddress } from './admit-socket.ts';

function request(headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}
const HOST = { host: 'news.example:3000' };

test('sockets are for our own page, for the sites on the list, and for whoever is no browser', () => {
  const admission = { origins: ['https://partner.example'], trustProxy: 0 };
  const admits = (headers: Record<string, string>): boolean => isAdmitted(request({ ...HOST, ...headers }), admission);
  expect(admits({})).toBe(true);
  expect(admits({ origin: 'http://news.example:3000' })).toBe(true);
  expect(admits({ origin: 'https://partner.example' })).toBe(true);
  for (const origin of [
    'https://evil.example',
    'https://partner.example.evil.example',
    'null',
    'http://news.example',
  ]) {
    expect([origin, admits({ origin })]).toEqual([origin, false]);
  }
  expect(isAdmitted(request({ ...HOST, origin: 'https://any.example' }), { origins: ['*'], trustProxy: 0 })).toBe(true);
});

test('the host that a proxy was asked for counts behind a proxy, and nowhere else', () => {
  const asked = request({ host: 'server-1:3000', 'x-forwarded-host': 'news.example', origin: 'https://news.example' });
  expect(isAdmitted(asked, { origins: [], trustProxy: 1 })).toBe(true);
  expect(isAdmitted(asked, { origins: [], trustProxy: 0 })).toBe(false);
});

test('an address is counted when it is public, and the one that a proxy has seen cannot be made up', () => {
  expect(publicAddress(request({}, '203.0.113.9'), { trustProxy: 0 })).toBeUndefined();
  expect(publicAddress(request({}, '93.184.216.34'), { trustProxy: 0 })).toBe('93.184.216.34');
  expect(publicAddress(request({}, '::ffff:93.184.216.34'), { trustProxy: 0 })).toBe('93.184.216.34');
  for (const address of ['2606:4700:1:2::1', '2606:4700:1:2:ffff::9']) {
    expect(publicAddress(request({}, address), { trustProxy: 0 })).toBe('2606:4700:1:2::');
  }
  const forwarded = request({ 'x-forwarded-for': '1.1.1.1, 93.184.216.34' }, '10.0.0.1');
  expect(publicAddress(forwarded, { trustProxy: 1 })).toBe('93.184.216.34');
  expect(publicAddress(forwarded, { trustProxy: 0 })).toBeUndefined();
});
