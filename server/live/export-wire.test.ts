import { expect, test } from 'vitest';
import type { EventEnvelope, WireEvent } from '../../shared/domain/wire-event.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { createTurns } from '../limits/event-loop-turns.ts';
import { openFairSlots } from '../limits/fair-slots.ts';
import { type BackfillSource, EventsGone } from './backfill-source.ts';
import { exportWire, type Taker } from './export-wire.ts';
import type { History } from './history.ts';
import { createMemory } from './memory.ts';
import { openRecentMatches } from './recent-matches.ts';

const EVERYTHING = canonicaliseFilter({});

function envelope(seq: number): EventEnvelope {
  const now = { topics: [], publisher: 'p', section: null, language: null, priority: 'routine' as const, words: ' ' };
  return { event: { seq, at: '', type: 'storyline.merged', storylineId: 'a', into: 'b' }, now };
}

/** A wire of `events` events, the newest ten of which are in memory; either all of them match, or none. */
function wireOf(
  events: number,
  matching: 'all' | 'none' = 'all',
): { history: History; reads: number[]; deleteUpTo(seq: number): void } {
  const reads: number[] = [];
  let deleted = 0;
  const memory = createMemory(10, events - 10);
  memory.push(Array.from({ length: 10 }, (_, index) => envelope(events - 9 + index)));
  const checked = (after: number): void => {
    if (after < deleted) throw new EventsGone('deleted');
  };
  const source: BackfillSource = {
    name: 'database',
    forget: () => undefined,
    search: async () => ({
      async next(after, upTo) {
        checked(after);
        const looked = Math.min(500, upTo - after);
        const found = matching === 'all' ? looked : 0;
        const seqs = Array.from({ length: found }, (_, index) => after + index + 1);
        return { seqs, looked, reached: after + looked };
      },
    }),
    async read(seqs) {
      checked((seqs[0] ?? 1) - 1);
      reads.push(seqs[0] ?? 0);
      return seqs.map((seq) => envelope(seq).event as WireEvent);
    },
  };
  const history: History = {
    wireId: 'f',
    memory,
    recent: openRecentMatches(memory),
    turns: createTurns(),
    slots: openFairSlots({ capacity: 1, perAddress: 1, maxWaiting: 1 }),
    metrics: { caughtUp: () => undefined, reset: () => undefined },
    recordedTop: async () => events,
    forgetRead: () => undefined,
    oldestPosition: async () => deleted,
    backfillSourceFrom: async (seq) => (seq < deleted ? undefined : source),
  };
  return {
    history,
    reads,
    deleteUpTo(seq) {
      deleted = seq;
    },
  };
}

/** A taker that reads one page per call of `read`. */
function slowTaker(): Taker & { seqs: number[]; progressAt: number[]; read(): void } {
  let read = (): void => undefined;
  const seqs: number[] = [];
  const progressAt: number[] = [];
  return {
    seqs,
    progressAt,
    read: () => read(),
    isWaiting: () => true,
    events: (events) => seqs.push(...events.map(({ seq }) => seq)),
    progress: (seq) => void progressAt.push(seq),
    drained: () =>
      new Promise((resolve) => {
        read = resolve;
      }),
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
}

test('EXPORT4 nothing is read ahead of a taker who does not read', async () => {
  const { history, reads } = wireOf(1_000);
  const taker = slowTaker();
  const end = exportWire(history, { filter: EVERYTHING, since: 0, until: 1_000 }, taker);
  for (const expected of [200, 400, 500, 700, 900, 1_000]) {
    await settle();
    expect(taker.seqs).toHaveLength(expected);
    taker.read();
  }
  expect(await end).toBe('whole');
  expect(taker.seqs).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
  expect(reads).toEqual([1, 201, 401, 501, 701, 901]);
  expect(taker.progressAt).toEqual([1_000]);
});

test('EXPORT3 an export whose events were deleted under it is not whole, and says no progress', async () => {
  const { history, deleteUpTo } = wireOf(2_000);
  const taker = slowTaker();
  const end = exportWire(history, { filter: EVERYTHING, since: 0, until: 2_000 }, taker);
  await settle();
  deleteUpTo(700);
  taker.read();
  expect(await end).toBe('broken');
  expect(taker.progressAt).toEqual([]);
});

test('EXPORT6 an export that finds nothing ends after ten thousand events, and says how far it came', async () => {
  const { history } = wireOf(30_000, 'none');
  for (const until of [29_000, undefined]) {
    const taker = slowTaker();
    const end = exportWire(history, { filter: EVERYTHING, since: 0, until }, taker);
    const read = setInterval(() => taker.read(), 0);
    expect(await end).toBe('more');
    clearInterval(read);
    expect([taker.seqs, taker.progressAt]).toEqual([[], [10_000]]);
  }
});
