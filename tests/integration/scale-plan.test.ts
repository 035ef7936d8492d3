import { expect, test } from 'vitest';
import { planFor, predictCpu, readersPerServer, type UnitCosts } from '../bench/scale/scale-plan.ts';

const COSTS: UnitCosts = {
  workerPerStory: 6_000,
  postgresPerStory: 3_000,
  redisPerEvent: 20,
  redisPerEventAndServer: 10,
  serverPerEvent: 50,
  serverPerChannel: 20,
  serverPerDelivery: 4,
  readerBytes: 12_000,
  eventBytes: 1_000,
};

test('a calm wire is bounded by connections, a busy one by its channels', () => {
  expect(readersPerServer(COSTS, 1)).toBe(50_000);
  // 0.6 s of CPU, less 1,000 channels × 10 batches × 20 µs and 500 events × 50 µs, at 10 batches × 4 µs a reader.
  expect(readersPerServer(COSTS, 500)).toBe((600_000 - 200_000 - 25_000) / 40);
  expect(readersPerServer(COSTS, 10_000)).toBe(0);
});

test('a plan grows with its demand and names what gives first', () => {
  const small = planFor(COSTS, { storiesPerSecond: 10, readers: 100_000 });
  expect(small).toMatchObject({ workers: 2, wall: undefined });
  expect(small.servers).toBeGreaterThanOrEqual(2);
  const large = planFor(COSTS, { storiesPerSecond: 1_000, readers: 10_000_000 });
  expect(large.workers).toBe(10);
  expect(large.wall).toBe('Redis’s one thread');
  expect(planFor(COSTS, { storiesPerSecond: 10_000, readers: 1 }).wall).toBe('a server’s channels');
});

test('predicts each part from its own units', () => {
  const predicted = predictCpu(COSTS, { events: 100, servers: 2, channelEvents: 300, deliveries: 5_000 });
  expect(predicted.servers).toBeCloseTo((100 * 2 * 50 + 300 * 20 + 5_000 * 4) / 1e6);
  expect(predicted.redis).toBeCloseTo((100 * (20 + 2 * 10)) / 1e6);
});
