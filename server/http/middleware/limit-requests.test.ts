import type { Request } from 'express';
import { expect, test } from 'vitest';
import { countReads } from './limit-requests.ts';

const from = (ip: string): Request => ({ ip }) as Request;

/** How many of `times` reads pass. */
function passing(times: number, read: () => void): number {
  let passed = 0;
  for (let time = 0; time < times; time += 1) {
    try {
      read();
      passed += 1;
    } catch (error) {
      expect(error).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 2 });
    }
  }
  return passed;
}

test('an address makes so many costly reads a minute, an IPv6 network as one, and gets them back with time', () => {
  let now = 0;
  const count = countReads(30, () => now);
  expect(passing(40, () => count(from('93.184.216.34')))).toBe(30);
  expect(passing(40, () => count(from('1.1.1.1')))).toBe(30);
  const hosts = Array.from({ length: 40 }, (_, index) => `2606:4700:1:2::${index}`);
  expect(passing(40, () => count(from(hosts.pop() ?? '')))).toBe(30);
  now += 10_000;
  expect(passing(40, () => count(from('93.184.216.34')))).toBe(5);
});

test('private addresses, and everybody with a limit of 0, read as much as they like', () => {
  const [some, none] = [countReads(1), countReads(0)];
  expect(passing(40, () => some(from('10.0.0.1')))).toBe(40);
  expect(passing(40, () => none(from('93.184.216.34')))).toBe(40);
});
