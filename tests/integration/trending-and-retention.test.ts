import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prune } from '../../worker/maintenance/prune.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ workers: 2 });
});
afterEach(() => world.close());

async function publish(topic: string, count: number): Promise<string[]> {
  const stories = Array.from({ length: count }, (_, index) => ({ headline: `${topic} ${index}`, topics: [topic] }));
  const { body } = await world.api().post('/stories', stories);
  const ends = await Promise.all(body.submissions.map(({ id }: { id: string }) => world.api().finished(id)));
  return ends.map((end) => end.storyId);
}

/** As if everything so far had been released and finished that long ago. */
async function age(interval: string): Promise<void> {
  await world.db.query(`UPDATE stories SET released_at = released_at - interval '${interval}'`);
  await world.db.query(`UPDATE wire_events SET at = at - interval '${interval}'`);
  await world.db.query(`UPDATE submissions SET finished_at = finished_at - interval '${interval}'`);
}

test('what rises trends, what is always there does not, and readers learn of it', async () => {
  await publish('Football', 60);
  await age('10 hours');
  await publish('Football', 3);
  await publish('Floods', 6);
  const reader = await world.reader();
  // What was computed before the wire was aged may be sent for a moment longer.
  const topics = await waitFor('the rising topic comes first', async () => {
    const { body } = await world.api().get('/trending');
    return body.topics[0]?.slug === 'floods' && body.topics;
  });
  expect(topics[0]).toMatchObject({
    slug: 'floods',
    label: 'Floods',
    stories: 6,
    publishers: 1,
    sparkline: expect.arrayContaining([6]),
    story: { headline: expect.stringMatching(/^Floods/) },
  });
  expect(topics[0].sparkline).toHaveLength(12);
  expect(topics.map(({ slug }: { slug: string }) => slug)).not.toContain('football');
  await waitFor('who is connected learns of it', () => reader.trending.at(-1)?.[0]?.slug === 'floods');
  const late = await world.reader();
  await waitFor('who comes later learns of it', () => late.trending[0]?.[0]?.slug === 'floods');
});

const FOREVER = { eventDays: 0, submissionDays: 0, payloadDays: 0, storyDays: 0 };
const run = (periods: Partial<typeof FOREVER>) =>
  prune(world.db, { periods: { ...FOREVER, ...periods }, now: new Date(), signal: new AbortController().signal });

test('each kind has its own period, and stories stay for ever by default', async () => {
  const [storyId] = await publish('Old', 5);
  await age('10 days');
  await publish('New', 3);
  const { rows } = await world.db.query(sql`SELECT count(*) AS n FROM submissions`);
  expect(await run({ eventDays: 20 })).toMatchObject({ events: 0 });
  expect(await run({ payloadDays: 7 })).toMatchObject({ payloads: 5, submissions: 0, stories: 0 });
  expect(await run({ payloadDays: 7 })).toMatchObject({ payloads: 0 });
  expect(await run({ eventDays: 7, submissionDays: 7 })).toMatchObject({ events: 5, submissions: 5, stories: 0 });
  expect(rows[0]?.n).toBe(8);
  expect((await world.api().get(`/stories/${storyId}`)).status).toBe(200);
  const metrics = await (await fetch(`${world.url()}/metrics`)).text();
  expect(metrics).toContain('newswire_pruned_total{kind="events"} 5');
  expect(metrics).toContain('newswire_pruned_total{kind="payloads"} 5');
});

test('an operator may let stories go, but never before their events', async () => {
  const [storyId] = await publish('Old', 5);
  await age('10 days');
  expect(await run({ storyDays: 7 })).toMatchObject({ stories: 0 });
  expect(await run({ eventDays: 7, storyDays: 7 })).toMatchObject({ events: 5, stories: 5 });
  expect((await world.api().get(`/stories/${storyId}`)).status).toBe(404);
  await publish('Next', 2);
});

test('an open submission is never deleted', async () => {
  await world.api().post('/stories', { headline: 'Far', embargoUntil: new Date(Date.now() + 1e9) });
  await world.db.query(sql`UPDATE submissions SET received_at = received_at - interval '400 days'`);
  expect(await run({ submissionDays: 1, payloadDays: 1 })).toMatchObject({ submissions: 0, payloads: 0 });
});
