import { expect, test } from 'vitest';
import { describeTest } from './describe-test.ts';

const tested = { id: 'w.test.1', url: 'https://x.example/hook', answered: 204, error: null, tookMs: 35 };

test('an accepted test names status, time and the id of the event', () => {
  expect(describeTest(tested)).toEqual([
    '✓ https://x.example/hook answered 204 after 35 ms.',
    '  It has accepted the test event w.test.1.',
  ]);
});

test.each([
  [301, /Redirects are not followed/],
  [401, /signature/],
  [418, /See what it logs/],
  [503, /It failed by itself/],
])('a refusal with %i says what to look at', (answered, advice) => {
  const lines = describeTest({ ...tested, answered, error: `The receiver answered ${answered}.` });
  expect(lines[0]).toBe(`✗ https://x.example/hook answered ${answered} after 35 ms.`);
  expect(lines[1]).toMatch(advice);
});

test('names the cause when a receiver did not answer, and the setting when it is blocked', () => {
  const silent = { ...tested, answered: null, error: 'network: The host name does not exist.' };
  expect(describeTest(silent)).toEqual([
    '✗ No answer from https://x.example/hook within 35 ms. The host name does not exist.',
  ]);
  const blocked = { ...tested, answered: null, error: 'blocked_address: 10.0.0.1 is a private address.' };
  expect(describeTest(blocked)[1]).toContain('NEWSWIRE_WEBHOOK_NETWORKS');
});
