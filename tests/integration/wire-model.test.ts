import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numberEvents, readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { readStream, streamTop } from '../../shared/node/redis/wire-stream.ts';
import { createAnnouncer } from '../../shared/node/wire/announcer.ts';
import { type AnnouncerDeps, appendMissing } from '../../shared/node/wire/append-missing.ts';
import type { Reader } from '../helpers/reader.ts';
import { recordStories } from '../helpers/record-stories.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** The wire as it should be: so many events are recorded, in a row. */
interface Model {
  recorded: number;
}

/** The wire as it is, with a reader who goes and comes back. */
interface Real {
  world: World;
  key: string;
  wireId: string;
  deps: AnnouncerDeps;
  past: number[];
  reader: Reader;
}

type Step = fc.AsyncCommand<Model, Real>;

const STREAM_EVENTS = 12;

let world: World;
beforeAll(async () => {
  // Smaller than what is recorded, so that readers are served from memory, from the stream and from Postgres.
  world = await openWorld({ workers: 0, env: { NEWSWIRE_MEMORY_EVENTS: '8' } });
});
afterAll(() => world.close());

function step(name: string, run: (real: Real, model: Model) => Promise<unknown>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(real, model);
      await expectNoHole(real);
    },
  };
}

/** Whatever has happened: the stream is a row without a hole, and ends where the record ends or before. */
async function expectNoHole({ world: { db, redis }, key }: Real): Promise<void> {
  const seqs = (await readStream(redis, key, 0, 10_000)).map(({ event }) => event.seq);
  expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
  expect(seqs.at(-1) ?? 0).toBeLessThanOrEqual((await readWireState(db)).lastSeq);
}

const record = (count: number): Step =>
  step(`record ${count}`, async (real, model) => {
    await recordStories(real.world, count, `Model ${model.recorded}`);
    model.recorded += count;
  });
const number = step('number, and crash', ({ world: { db } }) => numberEvents(db));
const append = step('append', ({ deps }) => appendMissing(deps));
const announce = step('announce', ({ deps }) => createAnnouncer(deps).announce());
const race = (count: number): Step =>
  step(`record ${count} while three announce`, async (real, model) => {
    const announcers = [1, 2, 3].map(() => createAnnouncer(real.deps));
    await Promise.all([
      recordStories(real.world, count, `Race ${model.recorded}`),
      ...announcers.flatMap((announcer) => [announcer.announce(), announcer.announce()]),
    ]);
    model.recorded += count;
  });
const flush = step('flush the stream', ({ world: { redis }, key }) => redis.del(key));
const fallBack = (count: number): Step =>
  step(`lose the last ${count} of the stream`, async ({ world: { redis }, key }) => {
    const kept = (await redis.xrange(key, '-', '+')).slice(0, -count);
    await redis.del(key);
    for (const [id, fields] of kept) await redis.xadd(key, id, ...fields);
  });
const comeBack = step('the reader comes back', async (real) => {
  const since = real.reader.position();
  real.past.push(...real.reader.seqs());
  real.reader.close();
  real.reader = await real.world.reader({ since });
});

const steps = fc.commands(
  [
    fc.integer({ min: 1, max: 4 }).map(record),
    fc.constant(number),
    fc.constant(append),
    fc.constant(announce),
    fc.integer({ min: 1, max: 3 }).map(race),
    fc.constant(flush),
    fc.integer({ min: 1, max: 5 }).map(fallBack),
    fc.constant(comeBack),
  ],
  { maxCommands: 14 },
);

test('whatever is done to the wire in whatever order, a reader ends complete, in order and without repetition', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const { db, redis, keys } = world;
      const { wireId, lastSeq } = await readWireState(db);
      const key = keys.wire(wireId);
      const deps = { db, redis, keys, streamEvents: STREAM_EVENTS };
      const reader = await world.reader({ since: `${wireId}.${lastSeq}` });
      const model: Model = { recorded: 0 };
      const real: Real = { world, key, wireId, deps, past: [], reader };
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await createAnnouncer(deps).announce();
      const expected = Array.from({ length: model.recorded }, (_, index) => lastSeq + 1 + index);
      const seen = (): number[] => [...real.past, ...real.reader.seqs()];
      await waitFor('the reader is complete', () => seen().length >= expected.length, 10_000);
      expect(seen()).toEqual(expected);
      expect(real.reader.resets).toEqual([]);
      expect(await streamTop(redis, key)).toBe(lastSeq + model.recorded);
      real.reader.close();
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 170_000);
