import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canonicaliseFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { FIRST_TICK_MS, TICK_MS } from './batcher.ts';
import { openChannel } from './channel.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function event(seq: number): WireEvent {
  return { seq, at: '', type: 'story.retracted', storyId: '', revision: 1, reason: '' };
}

function open(): { batches: number[][]; channel: ReturnType<typeof openChannel> } {
  const batches: number[][] = [];
  const channel = openChannel('c', canonicaliseFilter({}), (events) => batches.push(events.map(({ seq }) => seq)));
  return { batches, channel };
}

test('CHAN4: an idle channel sends at once', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  expect(batches).toEqual([[1]]);
});

test('CHAN4: two that come together are a short tick apart', () => {
  const { batches, channel } = open();
  for (const seq of [1, 2, 3]) channel.offer([event(seq)]);
  vi.advanceTimersByTime(FIRST_TICK_MS);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('CHAN4: a channel that stays busy sends one batch per 100 ms, and none waits longer', () => {
  const { batches, channel } = open();
  for (let ms = 0; ms < 2_000; ms += 5) {
    channel.offer([event(ms)]);
    vi.advanceTimersByTime(5);
  }
  const lately = batches.filter(([first = 0]) => first >= 1_000);
  expect(lately.length).toBeGreaterThanOrEqual(9);
  expect(lately.length).toBeLessThanOrEqual(11);
  for (const [first = 0, ...rest] of batches) expect((rest.at(-1) ?? first) - first).toBeLessThan(TICK_MS);
  expect(batches.flat()).toEqual(Array.from({ length: batches.flat().length }, (_, no) => no * 5));
});

test('a channel is idle again after a tick without events', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  vi.advanceTimersByTime(FIRST_TICK_MS);
  channel.offer([event(2)]);
  expect(batches).toEqual([[1], [2]]);
});

test('flush sends what waits, once', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  channel.offer([event(2)]);
  channel.flush();
  channel.flush();
  vi.advanceTimersByTime(TICK_MS * 3);
  expect(batches).toEqual([[1], [2]]);
});

test('a closed channel sends nothing more', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  channel.offer([event(2)]);
  channel.close();
  vi.advanceTimersByTime(TICK_MS * 3);
  expect(batches).toEqual([[1]]);
});
