import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventEnvelope, WireEvent } from '../../shared/domain/wire-event.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import { openFairSlots } from '../limits/fair-slots.ts';
import { type BackfillSource, EventsGone } from './backfill-source.ts';
import type { History } from './history.ts';
import { createMemory } from './memory.ts';
import { openRecentMatches } from './recent-matches.ts';
import { filterSubject } from './subject.ts';
import { type Subscriber, subscribe } from './subscription.ts';

const EVERYTHING = filterSubject(canonicaliseFilter({}));
const log = createLogger('tests', 'silent');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function envelope(seq: number): EventEnvelope {
  const now = { topics: [], publisher: 'p', section: null, language: null, priority: 'routine' as const, words: ' ' };
  return { event: { seq, at: '', type: 'storyline.merged', storylineId: 'a', into: 'b' }, now };
}

/** A wire of 1,000 events with ten in memory, and a log of the queries for its history. */
function openHistory(): { history: History; asked: string[]; source: BackfillSource } {
  const asked: string[] = [];
  const memory = createMemory(10, 990);
  memory.push(Array.from({ length: 10 }, (_, index) => envelope(991 + index)));
  const source: BackfillSource = {
    name: 'database',
    forget: () => undefined,
    search: async () => ({
      async next(after, upTo) {
        asked.push(`search ${after}`);
        const looked = Math.min(300, upTo - after);
        return {
          seqs: Array.from({ length: looked }, (_, index) => after + index + 1),
          looked,
          reached: after + looked,
        };
      },
    }),
    async read(seqs) {
      asked.push(`read ${seqs[0]}`);
      return seqs.map((seq) => envelope(seq).event as WireEvent);
    },
  };
  const history: History = {
    wireId: 'f',
    memory,
    recent: openRecentMatches(memory),
    turns: { next: async () => undefined },
    slots: openFairSlots({ capacity: 1, perAddress: 1, maxWaiting: 0 }),
    metrics: { caughtUp: () => undefined, reset: () => undefined },
    recordedTop: async () => 1_000,
    forgetRead: () => undefined,
    oldestPosition: async () => 0,
    backfillSourceFrom: async () => source,
  };
  return { history, asked, source };
}

/** A reader that records what happens to it. */
function openReader(change: Partial<Subscriber> = {}): { subscriber: Subscriber; said: string[]; seqs: number[] } {
  const said: string[] = [];
  const seqs: number[] = [];
  const subscriber: Subscriber = {
    isWaiting: () => true,
    begin: ({ position, resumed, reset }) =>
      said.push(`begin ${position} ${resumed?.events ?? '-'} ${reset?.reason ?? '-'}`),
    send: (events, position) => {
      seqs.push(...events.map(({ seq }) => seq));
      said.push(`sent ${position}`);
    },
    drained: async () => undefined,
    goLive: () => said.push('live'),
    interrupt: (code) => said.push(code),
    ...change,
  };
  return { subscriber, said, seqs };
}

const run = (history: History, subscriber: Subscriber, since: string | undefined, resumeEvents = 5_000) =>
  subscribe({ history, resumeEvents, log }, EVERYTHING, since, subscriber);

test('CATCH1 CATCH5 what was missed comes in pages, each once, in order, and then the reader is live', async () => {
  const { history } = openHistory();
  const { subscriber, said, seqs } = openReader();
  await run(history, subscriber, 'f.10');
  expect(seqs).toEqual(Array.from({ length: 990 }, (_, index) => index + 11));
  expect(said).toEqual([
    'begin f.1000 990 -',
    'sent f.210',
    'sent f.410',
    'sent f.610',
    'sent f.810',
    'sent f.1000',
    'live',
  ]);
});

test('CATCH5 nothing more is asked once the reader is gone, neither while it is searched for nor between pages', async () => {
  const { history, asked } = openHistory();
  let left = 2;
  const searching = openReader({ isWaiting: () => left-- > 0 });
  await run(history, searching.subscriber, 'f.10');
  expect(asked.filter((what) => what.startsWith('read'))).toEqual([]);
  asked.length = 0;
  let isHere = true;
  const reading = openReader({
    isWaiting: () => isHere,
    send: () => {
      isHere = false;
    },
  });
  await run(history, reading.subscriber, 'f.10');
  expect(asked.filter((what) => what.startsWith('read'))).toEqual(['read 11']);
  expect(reading.said).toEqual(['begin f.1000 990 -']);
});

test('CATCH5 one that takes nothing is cut, and its place is free again', async () => {
  const { history } = openHistory();
  let cut = (): void => undefined;
  const stuck = openReader({
    drained: () =>
      new Promise((resolve) => {
        cut = resolve;
      }),
  });
  let isHere = true;
  stuck.subscriber.isWaiting = () => isHere;
  stuck.subscriber.interrupt = (code) => {
    stuck.said.push(code);
    isHere = false;
    cut();
  };
  const gone = run(history, stuck.subscriber, 'f.10');
  await vi.advanceTimersByTimeAsync(0);
  // All slots are taken, and no reader may wait for one.
  const other = openReader();
  await run(history, other.subscriber, 'f.10');
  expect(other.said).toEqual(['busy']);
  await vi.advanceTimersByTimeAsync(20_000);
  await gone;
  expect(stuck.said).toEqual(['begin f.1000 990 -', 'sent f.210', 'slow_reader']);
  const next = openReader();
  await run(history, next.subscriber, 'f.10');
  expect(next.said.at(-1)).toBe('live');
});

test('CATCH3 more than may be sent, or than may be looked at, is too old; the reader is live and reloads', async () => {
  const { history, source } = openHistory();
  const much = openReader();
  await run(history, much.subscriber, 'f.10', 500);
  expect(much.said).toEqual(['begin f.1000 - too_old', 'live']);
  source.search = async () => ({ next: async (after) => ({ seqs: [], looked: 300, reached: after + 300 }) });
  const little = openReader();
  await run(history, little.subscriber, 'f.10', 500);
  expect(little.said).toEqual(['begin f.1000 - too_old', 'live']);
});

test('what fails before the beginning is thrown; what fails afterwards interrupts the reader', async () => {
  const { history, source } = openHistory();
  const { read } = source;
  source.read = () => Promise.reject(new Error('postgres is away'));
  const early = openReader();
  await expect(run(history, early.subscriber, 'f.10')).rejects.toThrow('postgres is away');
  expect(early.said).toEqual([]);
  source.read = (seqs) => (seqs[0] === 11 ? read(seqs) : Promise.reject(new Error('postgres is away')));
  const late = openReader();
  await run(history, late.subscriber, 'f.10');
  expect(late.said).toEqual(['begin f.1000 990 -', 'sent f.210', 'interrupted']);
});

test('what retention deletes under a reader is too old at the beginning, and an interruption later', async () => {
  const { history, source } = openHistory();
  const { read } = source;
  source.read = () => Promise.reject(new EventsGone('deleted'));
  const early = openReader();
  await run(history, early.subscriber, 'f.10');
  expect(early.said).toEqual(['begin f.1000 - too_old', 'live']);
  let reads = 0;
  source.read = (seqs) => {
    reads += 1;
    return reads === 1 ? read(seqs) : Promise.reject(new EventsGone('deleted'));
  };
  const late = openReader();
  await run(history, late.subscriber, 'f.10');
  expect(late.said).toEqual(['begin f.1000 990 -', 'sent f.210', 'interrupted']);
});

test('without a position the reader is live at once', async () => {
  const { history, asked } = openHistory();
  const { subscriber, said } = openReader();
  await run(history, subscriber, undefined);
  expect(said).toEqual(['begin f.1000 - -', 'live']);
  expect(asked).toEqual([]);
});
