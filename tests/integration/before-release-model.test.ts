import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ servers: 2, workers: 2 });
});
afterAll(() => world.close());

/** What a publisher may do with a story around its embargo; times in milliseconds. */
type Step = { pause: number } & (
  | { act: 'submit'; embargo: number | undefined }
  | { act: 'change' }
  | { act: 'reschedule'; embargo: number | undefined }
  | { act: 'cancel' }
);

const pause = fc.integer({ min: 0, max: 350 });
const embargo = fc.option(fc.integer({ min: 200, max: 800 }), { nil: undefined, freq: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('submit' as const), pause, embargo }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('change' as const), pause }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reschedule' as const), pause, embargo }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const), pause }) },
);
const first: fc.Arbitrary<Step> = fc.record({ act: fc.constant('submit' as const), pause, embargo });
const story = fc.tuple(first, fc.array(step, { minLength: 1, maxLength: 7 })).map(([head, rest]) => [head, ...rest]);

/** A submission as the answers to its publisher have promised it. */
interface Promised {
  id: string;
  headline: string;
  /** Not before this. */
  due: number;
  isCancelled: boolean;
}

let stories = 0;

/** Does the steps one after the other, believing the answers. */
async function play(steps: Step[]): Promise<{ externalId: string; promised: Promised[] }> {
  stories += 1;
  const externalId = `model-${stories}`;
  const promised: Promised[] = [];
  for (const [index, it] of steps.entries()) {
    await delay(it.pause);
    const api = world.api(undefined, index % 2);
    const last = promised.at(-1);
    const headline = `${externalId} step ${index}`;
    const until = 'embargo' in it && it.embargo !== undefined ? new Date(Date.now() + it.embargo).toISOString() : null;
    if (it.act === 'submit') {
      const { body } = await api.post('/stories', { externalId, headline, ...(until && { embargoUntil: until }) });
      promised.push({ id: body.id, headline, due: until ? Date.parse(until) : 0, isCancelled: false });
    } else if (last && it.act === 'cancel') {
      const { status } = await api.delete(`/submissions/${last.id}`);
      if (status === 200) last.isCancelled = true;
      else expect(status).toBe(409);
    } else if (last) {
      const patch = it.act === 'change' ? { headline } : { embargoUntil: until };
      const { status } = await api.patch(`/submissions/${last.id}`, patch);
      if (status !== 200) expect(status).toBe(409);
      else if (it.act === 'change') last.headline = headline;
      else last.due = until ? Date.parse(until) : 0;
    }
  }
  return { externalId, promised };
}

/** Whatever was promised has happened, and nothing else. */
async function expectKept({ externalId, promised }: Awaited<ReturnType<typeof play>>): Promise<void> {
  const ends = await Promise.all(promised.map(({ id }) => world.api().finished(id)));
  const { rows } = await world.db.query<{ id: string; headline: string; at: Date }>(sql`
    SELECT e.submission_id AS id, e.payload->'story'->>'headline' AS headline, e.at
    FROM wire_events e JOIN submissions s ON s.id = e.submission_id
    WHERE s.external_id = ${externalId} AND e.type <> 'storyline.merged' ORDER BY e.seq`);
  // Only a submission that was neither cancelled nor replaced is on the wire: once, and as the last answer said.
  const out = promised.filter((_, index) => ends[index].status === 'published');
  expect(rows.map(({ id, headline }) => ({ id, headline }))).toEqual(out.map(({ id, headline }) => ({ id, headline })));
  for (const [index, { due }] of out.entries()) expect(rows[index]?.at.getTime()).toBeGreaterThanOrEqual(due);
  for (const [index, { isCancelled }] of promised.entries()) {
    // Nothing is lost: what does not go out was cancelled, or a newer one says which replaced it.
    const { status, replacedBy } = ends[index];
    const newer = promised.slice(index + 1).map(({ id }) => id);
    if (isCancelled) expect(status).toBe('cancelled');
    else if (status === 'replaced') expect(newer).toContain(replacedBy);
    else expect(status).toBe('published');
  }
}

test('INTAKE12 INTAKE13 whatever is submitted, changed, rescheduled, cancelled and replaced, the wire is as answered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 12, maxLength: 12 }), async (many) => {
      const played = await Promise.all(many.map(play));
      await Promise.all(played.map(expectKept));
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 170_000);
