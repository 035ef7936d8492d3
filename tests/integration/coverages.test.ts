import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergePosts, type OpenCoverage } from '../../shared/domain/merge-posts.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { prune } from '../../worker/maintenance/prune.ts';
import { recordCoverages, startCoverage, watchCoverage } from '../helpers/coverage.ts';
import { openEventStream } from '../helpers/event-stream.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  // Memory holds five events, so that catching up reads Postgres, too.
  world = await openWorld({ servers: 2, workers: 0, env: { NEWSWIRE_MEMORY_EVENTS: '5' } });
});
afterAll(() => world.close());

const typesOf = (events: WireEvent[]): string[] => events.map(({ type }) => type);

async function countEvents(condition = sql`true`): Promise<number> {
  const { rows } = await world.db.query<{ n: number }>(sql`SELECT count(*) AS n FROM wire_events WHERE ${condition}`);
  return rows[0]?.n ?? 0;
}

/** The page once all that was recorded is on the wire, so that its position is behind the beginning of the coverage. */
async function openPage(id: string): Promise<OpenCoverage & { position: string }> {
  await waitFor('everything has its number', async () => (await countEvents(sql`seq IS NULL`)) === 0);
  const { coverage, posts, pinned, keyEvents, position } = (await world.api().get(`/coverages/${id}`)).body;
  return { coverage, posts: posts.toReversed(), reachesEnd: true, pinned, keyEvents, position };
}

test('LIVE6 two readers, one of whom drops and catches up, see the same in order, once', async () => {
  const live = await startCoverage(world.api(), { title: 'Storm', keyPoints: ['Ferries are stopped'] });
  const begun = await openPage(live.id);
  const steady = await world.reader({ server: 0, filter: { any: ['nothing'] } });
  const dropping = await world.reader({ server: 1, filter: { any: ['nothing'] } });
  const stranger = await world.reader({ server: 1 });
  const beside = await world.reader({ server: 1, filter: { any: ['nothing'] } });
  const [whole, first, other] = [recordCoverages(steady), recordCoverages(dropping), recordCoverages(beside)];
  await watchCoverage(beside, live.id);
  await watchCoverage(steady, live.id, begun.position);
  await watchCoverage(dropping, live.id, begun.position);

  const one = (await live.post({ text: 'The wind rises.' })).body.post;
  const two = (await live.post({ title: 'Bridge closed', text: 'Since noon.', keyEvent: true })).body.post;
  await first.until(2);
  dropping.close();
  const left = `${begun.position.split('.')[0]}.${first.events.at(-1)?.seq}`;

  await live.edit(one.id, { text: 'The wind falls.' });
  await live.pin(two.id);
  const three = (await live.post({ text: 'A name that must not be named.' })).body.post;
  await live.retract(three.id, 'It named a victim.');
  for (let index = 0; index < 4; index += 1) await live.post({ text: `More ${index}` });
  await whole.until(10);

  const returned = await world.reader({ server: 0, filter: { any: ['nothing'] } });
  const rest = recordCoverages(returned);
  const answer = await watchCoverage(returned, live.id, left);
  expect(answer.resumed).toMatchObject({ events: 8, from: 'database' });
  await live.end();
  await Promise.all([whole.until(11), rest.until(9)]);
  const seen = [...first.events, ...rest.events];
  expect(seen.map(({ seq }) => seq)).toEqual(whole.events.map(({ seq }) => seq));
  expect(typesOf(seen)).toEqual([
    ...['post.added', 'post.added', 'post.changed', 'post.changed', 'post.added', 'post.retracted'],
    ...['post.added', 'post.added', 'post.added', 'post.added', 'coverage.changed'],
  ]);
  // LIVE4: who comes later never gets the text, not even in the event that added it.
  expect(JSON.stringify(rest.events)).not.toContain('must not be named');
  expect(rest.events[2]).toMatchObject({
    post: { id: three.id, text: null, retracted: { reason: 'It named a victim.' } },
  });

  const now = await openPage(live.id);
  const { position: _, ...shown } = now;
  const merged = [whole.events, seen].map((events) => mergePosts(begun, events));
  for (const { position: __, ...open } of merged as (typeof begun)[]) {
    expect({ ...open, coverage: { ...open.coverage, changedAt: '' } }).toEqual({
      ...shown,
      coverage: { ...shown.coverage, changedAt: '' },
    });
  }
  expect(now.coverage).toMatchObject({ posts: 6, endedAt: expect.any(String) });
  expect(now.pinned.map(({ id }) => id)).toEqual([two.id]);
  expect(now.keyEvents).toMatchObject([{ postId: two.id, title: 'Bridge closed' }]);
  // LIVE7: nobody else on that server hears of it, also not whoever follows everything.
  await other.until(11);
  expect([...stranger.events, ...stranger.stories]).toEqual([]);
});

test('LIVE4 a retracted text is nowhere in the record, and not in the memory of a server', async () => {
  const secret = 'a-word-that-was-wrong';
  const live = await startCoverage(world.api());
  const { position } = await openPage(live.id);
  const reader = await world.reader({ filter: { any: ['nothing'] } });
  const heard = recordCoverages(reader);
  await watchCoverage(reader, live.id, position);
  const { post } = (await live.post({ text: secret, pinned: true })).body;
  await live.edit(post.id, { title: secret });
  await live.retract(post.id);
  await live.retract(post.id);
  const { rows } = await world.db.query<{ found: number }>(sql`
    SELECT count(*) AS found FROM (SELECT payload::text AS said FROM wire_events
      UNION ALL SELECT content::text FROM coverage_posts UNION ALL SELECT answer::text FROM idempotency_keys) AS record
    WHERE said LIKE ${`%${secret}%`}`);
  expect(rows[0]?.found).toBe(0);
  await heard.until(3);
  heard.events.length = 0;
  expect((await watchCoverage(reader, live.id, position)).resumed).toMatchObject({ events: 3, from: 'memory' });
  expect(typesOf(await heard.until(3))).toEqual(['post.added', 'post.changed', 'post.retracted']);
  expect(JSON.stringify(heard.events)).not.toContain(secret);
  expect((await world.api().get(`/coverages/${live.id}`)).body).toMatchObject({
    coverage: { posts: 0 },
    pinned: [],
    posts: [{ id: post.id, title: null, text: null, retracted: { reason: 'It was wrong.' } }],
  });
  expect(await live.edit(post.id, { text: 'Again' })).toMatchObject({ status: 409, body: { code: 'post_retracted' } });
});

test('LIVE7 a stream has the events of one coverage, from a position on', async () => {
  const live = await startCoverage(world.api());
  const other = await startCoverage(world.api());
  const { position } = await openPage(live.id);
  await live.post({ text: 'Missed' });
  await other.post({ text: 'Elsewhere' });
  const stream = await openEventStream(`${world.url(1)}/api/v1/coverages/${live.id}/stream?since=${position}`);
  await stream.hears('progress');
  await live.post({ quote: { text: 'Live', source: 'Ana' } });
  const texts = () =>
    stream.messages
      .filter(({ event }) => event === 'wire')
      .flatMap(({ data }) => data.events as { post: { text: string | null; quote: { text: string } | null } }[])
      .map(({ post }) => post.text ?? post.quote?.text);
  await waitFor('both posts have come', () => texts().length === 2);
  expect(texts()).toEqual(['Missed', 'Live']);
  stream.close();
});

test('LIVE1 LIVE2 bad input names field and rule, and repeating a request writes once', async () => {
  const api = world.api();
  const live = await startCoverage(api, { title: 'Rules', externalId: 'rules' });
  const refused: [unknown, string][] = [
    [{}, 'text'],
    [{ keyEvent: true, text: 'No title' }, 'title'],
    [{ picture: { url: 'https://x.example/a.jpg' } }, 'picture.alt'],
    [{ link: { url: 'ftp://x', title: 'x' } }, 'link.url'],
    [{ text: ' \n ' }, 'text'],
    [{ headline: 'x', text: 'y' }, 'headline'],
  ];
  for (const [body, field] of refused) {
    const answer = await live.post(body as Record<string, unknown>);
    expect(answer, JSON.stringify(body)).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(answer.body.errors[0].field).toBe(field);
  }
  const late = { startsAt: '2026-01-02T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' };
  expect((await api.patch(`/coverages/${live.id}`, late)).body.errors[0]).toMatchObject({
    field: 'endsAt',
    rule: 'order',
  });

  const key = { 'Idempotency-Key': 'post-1' };
  const path = `/coverages/${live.id}/posts`;
  const [a, b] = await Promise.all([api.post(path, { text: 'Once' }, key), api.post(path, { text: 'Once' }, key)]);
  expect(a?.body.post.id).toBe(b?.body.post.id);
  expect(await api.post(path, { text: 'Other' }, key)).toMatchObject({ body: { code: 'idempotency_key_reused' } });
  const named = await api.post(path, { text: 'Named', externalId: 'n' });
  const again = await api.post(path, { text: 'Renamed', externalId: 'n' });
  expect([named.status, again.status]).toEqual([201, 200]);
  expect(again.body.post).toMatchObject({ id: named.body.post.id, text: 'Renamed', revision: 2 });
  const before = await countEvents();
  await api.post(path, { text: 'Renamed', externalId: 'n' });
  await api.post('/coverages', { title: 'Rules', externalId: 'rules' });
  expect(await countEvents()).toBe(before);
});

test('LIVE3 LIVE5 three posts are pinned, an archive takes retractions only, and another publisher nothing', async () => {
  const live = await startCoverage(world.api());
  const posts = [];
  for (let index = 0; index < 4; index += 1) posts.push((await live.post({ text: `Post ${index}` })).body.post.id);
  const pins = [];
  for (const id of posts) pins.push((await live.pin(id)).status);
  expect(pins).toEqual([200, 200, 200, 409]);
  const { api: other } = await world.publisher('Another paper');
  expect(await other.post(`/coverages/${live.id}/posts`, { text: 'Mine' })).toMatchObject({
    status: 403,
    body: { code: 'not_your_coverage' },
  });
  await live.end();
  expect((await live.post({ text: 'Late' })).body.code).toBe('coverage_ended');
  expect((await live.retract(posts[0] ?? '')).status).toBe(200);
  const list = (await world.api().get('/coverages?status=ended&limit=1')).body;
  expect(list.coverages).toMatchObject([{ id: live.id, posts: 3 }]);
  const page = (await world.api().get(`/coverages/${live.id}?order=oldest&limit=2`)).body;
  expect([page.posts.map(({ no }: { no: number }) => no), page.next]).toEqual([[1, 2], '3']);
  const from = (await world.api().get(`/coverages/${live.id}?post=${posts[1]}`)).body;
  expect(from.posts.map(({ no }: { no: number }) => no)).toEqual([2, 1]);

  const periods = { eventDays: 0, submissionDays: 0, payloadDays: 0, storyDays: 1 };
  const signal = new AbortController().signal;
  expect((await prune(world.db, { periods, now: new Date(), signal })).coverages).toBe(0);
  const later = new Date(Date.now() + 2 * 24 * 3_600_000);
  expect((await prune(world.db, { periods, now: later, signal })).coverages).toBeGreaterThan(0);
  expect((await world.api().get(`/coverages/${live.id}`)).status).toBe(404);
});
