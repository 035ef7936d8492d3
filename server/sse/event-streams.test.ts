import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import type { Deliverer } from '../live/deliveries.ts';
import { createHub } from '../live/hub.ts';
import type { LiveWire } from '../live/live-wire.ts';
import { createMemory } from '../live/memory.ts';
import { createServerMetrics } from '../telemetry/server-metrics.ts';
import { openEventStreams, type StreamSink } from './event-streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LIMIT = 10;

function openLive() {
  const memory = createMemory(100, 0);
  const deliverers: Deliverer[] = [];
  const hub = createHub({
    send: (channel, events) => {
      for (const deliverer of deliverers) deliverer.send(channel, events);
    },
    lost: () => undefined,
  });
  const live = {
    hub,
    stories: { flushAll: () => undefined },
    history: { wireId: 'feed', memory },
    deliverBy: (kind: string, deliverer: Deliverer) => kind === 'channels' && deliverers.push(deliverer),
  } as unknown as LiveWire;
  const release = (seq: number): void => {
    const keys = {
      topics: [],
      publisher: 'p',
      section: null,
      language: null,
      priority: 'routine',
      words: ' ',
    } as const;
    const event = { type: 'story.retracted', seq, at: '', storyId: 's', revision: 2, reason: '' } as const;
    const envelope: EventEnvelope = { event, now: { ...keys, topics: [] } };
    memory.push([envelope]);
    hub.dispatch([envelope]);
  };
  return { live, hub, release, deliverers };
}

function openSink(unsent: number) {
  const written: string[] = [];
  const ended: string[] = [];
  const sink: StreamSink = {
    write: (text) => void written.push(text),
    unsent: () => unsent,
    drained: () => Promise.resolve(),
    isOpen: () => ended.length === 0,
    end: (how) => void ended.push(how),
  };
  return { sink, written, ended };
}

test('SSE5 a reader who makes no progress is cut with a reason; one who reads is not', async () => {
  const { live, hub, release } = openLive();
  const log = createLogger('tests', 'silent');
  const streams = openEventStreams(live, {
    resumeEvents: 100,
    slowLimit: LIMIT,
    log,
    metrics: createServerMetrics(new Registry()),
  });
  const [stuck, good] = [openSink(1_000), openSink(0)];
  for (const { sink } of [stuck, good]) await streams.follow({ filter: {} }, undefined, sink).live;
  for (let seq = 1; seq <= LIMIT; seq += 1) release(seq);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stuck.ended).toEqual([]);
  release(LIMIT + 1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stuck.ended).toEqual(['at once']);
  expect(stuck.written.at(-1)).toContain('"code":"slow_reader"');
  expect([good.ended, streams.readers(), hub.channels()]).toEqual([[], 1, 1]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(good.written.at(-1)).toContain(`event: progress\ndata: {"position":"feed.${LIMIT + 1}"}`);
  streams.close();
  expect(good.written.at(-1)).toContain('"code":"shutdown"');
  expect([good.ended, hub.channels()]).toEqual([['politely'], 0]);
});
