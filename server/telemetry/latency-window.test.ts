import { expect, test } from 'vitest';
import { addCounts } from '../../shared/node/telemetry/add-counts.ts';
import { LATENCY_BUCKETS_S } from '../../shared/node/telemetry/registry.ts';
import { openLatencyWindow } from './latency-window.ts';

const MINUTE_MS = 60_000;

test('counts by bucket, and what is beyond all bounds in the last one', () => {
  const window = openLatencyWindow(() => 0);
  for (const ms of [1, 5, 6, 61_000]) window.add(ms);
  const counts = window.counts();
  expect(counts).toHaveLength(LATENCY_BUCKETS_S.length + 1);
  expect([counts[0], counts[1], counts.at(-1)]).toEqual([2, 1, 1]);
});

test('forgets what is older than five minutes', () => {
  let now = 0;
  const window = openLatencyWindow(() => now);
  window.add(1);
  now = 4 * MINUTE_MS;
  expect(window.counts()[0]).toBe(1);
  now = 5 * MINUTE_MS;
  expect(window.counts()[0]).toBe(0);
});

test('counts of several servers add up', () => {
  const one = openLatencyWindow(() => 0);
  one.add(1);
  expect(addCounts([one.counts(), one.counts()])[0]).toBe(2);
  expect(addCounts([])[0]).toBe(0);
});
