import { expect, test } from 'vitest';
import { isPushEndpoint, isPushService, pushPolicy } from './push-services.ts';

const OWN = ['push.example.org', '*.services.example.org', 'http://10.0.0.7:8080'];

test.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://wns2-par02p.notify.windows.com/w/?token=abc',
  'https://web.push.apple.com/abc',
  'https://push.example.org/abc',
  'https://one.services.example.org/abc',
  'http://10.0.0.7:8080/abc',
])('PUSH10 %s may be called', (endpoint) => {
  expect(isPushEndpoint(endpoint, OWN)).toBe(true);
});

test.each([
  'http://fcm.googleapis.com/abc',
  'https://fcm.googleapis.com:8443/abc',
  'https://fcm.googleapis.com./abc',
  'https://user:word@fcm.googleapis.com/abc',
  'https://fcm.googleapis.com.evil.example/abc',
  'https://evil.example/fcm.googleapis.com',
  'https://xfcm.googleapis.com/abc',
  'https://services.example.org/abc',
  'https://notify.windows.com.evil.example/',
  'http://10.0.0.7/abc',
  'https://10.0.0.7:8080/abc',
  'https://127.0.0.1/abc',
  'no address',
])('PUSH10 %s may not', (endpoint) => {
  expect(isPushEndpoint(endpoint, OWN)).toBe(false);
});

test('operators name hosts, all hosts below one, or origins', () => {
  for (const good of OWN) expect([good, isPushService(good)]).toEqual([good, true]);
  for (const bad of [
    '*',
    '*.',
    'localhost',
    'https://a.example/path',
    'ftp://a.example',
    'a.example:8443',
    '*.*.b.c',
  ]) {
    expect([bad, isPushService(bad)]).toEqual([bad, false]);
  }
});

test('only port 443 is open, and the ports that operators have written', () => {
  expect(pushPolicy([], [])).toEqual({ allowNetworks: [], ports: [443] });
  expect(pushPolicy(['a.example', 'https://b.example:8443', 'http://c.example'], ['10.0.0.0/8'])).toEqual({
    allowNetworks: ['10.0.0.0/8'],
    ports: [443, 8443, 80],
  });
});
