import { expect, test } from 'vitest';
import { canonicaliseFilter } from '../../shared/domain/filter.ts';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import { exportWire, type Taker } from './export-wire.ts';
import type { History } from './history.ts';
import { createMemory } from './memory.ts';
import { openRecentMatches } from './recent-matches.ts';
import { createTurns } from './turns.ts';

const EVERYTHING = canonicaliseFilter({});

function carried(seq: number): CarriedEvent {
  const now = { topics: [], publisher: 'p', section: null, language: null, priority: 'routine' as const, words: ' ' };
  return { event: { seq, at: '', type: 'storyline.merged', storylineId: 'a', into: 'b' }, now };
}

/** A wire of so many events, of which the newest ten are in memory. */
function wireOf(events: number): { history: History; reads: number[] } {
  const reads: number[] = [];
  const memory = createMemory(10, events - 10);
  memory.push(Array.from({ length: 10 }, (_, index) => carried(events - 9 + index)));
  const history: History = {
    feedId: 'f',
    memory,
    recent: openRecentMatches(memory),
    turns: createTurns(),
    metrics: { caughtUp: () => undefined, reset: () => undefined },
    recordedTop: async () => events,
    oldestPosition: async () => 0,
    sourceFor: async () => 'database',
    async read(_source, after) {
      reads.push(after);
      return Array.from({ length: Math.min(500, events - after) }, (_, index) => carried(after + index + 1));
    },
  };
  return { history, reads };
}

/** A taker who reads one portion at a time, when told to. */
function slowTaker(): Taker & { seqs: number[]; progressAt: number[]; read(): void } {
  let read = (): void => undefined;
  const seqs: number[] = [];
  const progressAt: number[] = [];
  return {
    seqs,
    progressAt,
    read: () => read(),
    wantsMore: () => true,
    events: (events) => seqs.push(...events.map(({ seq }) => seq)),
    progress: (seq) => void progressAt.push(seq),
    drained: () =>
      new Promise((resolve) => {
        read = resolve;
      }),
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test('EXPORT4 nothing is read ahead of a taker who does not read', async () => {
  const { history, reads } = wireOf(2_000);
  const taker = slowTaker();
  const whole = exportWire(history, { filter: EVERYTHING, since: 0, until: 2_000 }, taker);
  for (const expected of [500, 1_000, 1_500, 2_000]) {
    await settle();
    expect(taker.seqs).toHaveLength(expected);
    taker.read();
  }
  expect(await whole).toBe(true);
  expect(reads).toEqual([0, 500, 1_000, 1_500]);
  expect(taker.progressAt).toEqual([2_000]);
});

test('EXPORT3 an export whose events were deleted under it is not whole, and says no progress', async () => {
  const { history } = wireOf(2_000);
  const taker = slowTaker();
  const whole = exportWire(history, { filter: EVERYTHING, since: 0, until: 2_000 }, taker);
  await settle();
  history.read = async () => [carried(700)];
  taker.read();
  expect(await whole).toBe(false);
  expect(taker.progressAt).toEqual([]);
});
