import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { canonicaliseFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { TICK_MS } from './batcher.ts';
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

test('CHAN4: a busy channel sends one batch per tick', () => {
  const { batches, channel } = open();
  for (const seq of [1, 2, 3]) channel.offer([event(seq)]);
  vi.advanceTimersByTime(TICK_MS);
  channel.offer([event(4)]);
  vi.advanceTimersByTime(TICK_MS);
  expect(batches).toEqual([[1], [2, 3], [4]]);
});

test('a channel is idle again after a tick without events', () => {
  const { batches, channel } = open();
  channel.offer([event(1)]);
  vi.advanceTimersByTime(TICK_MS);
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
