import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { BURST, createBatcher, TICK_MS } from './batcher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function event(seq: number): WireEvent {
  return { seq, at: '', type: 'story.retracted', storyId: '', revision: 1, reason: '' };
}

function open(): { batches: number[][]; channel: ReturnType<typeof createBatcher> } {
  const batches: number[][] = [];
  const channel = createBatcher((events) => batches.push(events.map(({ seq }) => seq)));
  return { batches, channel };
}

test('CHAN4: an idle channel sends at once', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  expect(batches).toEqual([[1]]);
});

test('CHAN4: a few that come together go out at once, what follows with the next tick', () => {
  const { batches, channel } = open();
  for (const seq of [1, 2, 3, 4, 5]) channel.offer([event(seq)]);
  expect(batches).toEqual([[1], [2], [3]]);
  vi.advanceTimersByTime(TICK_MS);
  expect(batches).toEqual([[1], [2], [3], [4, 5]]);
});

test.each([5, 20, 40])('CHAN4: with an event every %i ms a channel sends one batch per 100 ms', (everyMs) => {
  const { batches, channel } = open();
  for (let ms = 0; ms < 2_000; ms += everyMs) {
    channel.offer([event(ms)]);
    vi.advanceTimersByTime(everyMs);
  }
  const lately = batches.filter(([first = 0]) => first >= 1_000);
  expect(lately.length).toBeGreaterThanOrEqual(8);
  expect(lately.length).toBeLessThanOrEqual(11);
  for (const [first = 0, ...rest] of batches) expect((rest.at(-1) ?? first) - first).toBeLessThanOrEqual(TICK_MS);
  expect(batches.flat()).toEqual(Array.from({ length: batches.flat().length }, (_, no) => no * everyMs));
});

test('an event every 100 ms is sent at once each time', () => {
  const { batches, channel } = open();
  for (let seq = 1; seq <= 10; seq += 1) {
    channel.offer([event(seq)]);
    expect(batches).toHaveLength(seq);
    vi.advanceTimersByTime(TICK_MS);
  }
});

test('flush sends what waits, once', () => {
  const { batches, channel } = open();
  for (let seq = 1; seq <= BURST + 1; seq += 1) channel.offer([event(seq)]);
  channel.flush();
  channel.flush();
  vi.advanceTimersByTime(TICK_MS * 3);
  expect(batches).toEqual([[1], [2], [3], [4]]);
});

test('a closed channel sends nothing more', () => {
  const { batches, channel } = open();
  for (let seq = 1; seq <= BURST + 1; seq += 1) channel.offer([event(seq)]);
  channel.close();
  vi.advanceTimersByTime(TICK_MS * 3);
  expect(batches).toHaveLength(BURST);
});
