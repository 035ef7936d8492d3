import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ env: { NEWSWIRE_SWEEP_SECONDS: '60' } });
});
afterEach(() => world.close());

async function scrape(url = world.url(), headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

const workerUrl = (): string => `http://127.0.0.1:${world.workers[0]?.port}`;

test('a story is counted on its whole way: taken, edited, released, delivered', async () => {
  const reader = await world.reader();
  await world.api().publish({ headline: 'Counted', topics: ['Count'] });
  await world.api().post('/stories', { headline: '' });
  await reader.received(1);
  const server = await scrape();
  expect(server.get('newswire_submissions_total{outcome="accepted"}')).toBe(1);
  expect(server.get('newswire_submissions_total{outcome="rejected"}')).toBe(1);
  expect(server.get('newswire_wire_seq')).toBe(1);
  expect(server.get('newswire_readers{kind="socket"}')).toBe(1);
  expect(server.get('newswire_channels')).toBe(1);
  expect(server.get('newswire_deliveries_total')).toBe(1);
  for (const step of ['due_to_released', 'released_to_delivered', 'due_to_delivered']) {
    expect(server.get(`newswire_latency_seconds_count{step="${step}"}`)).toBe(1);
  }
  expect(server.get('newswire_latency_seconds_sum{step="due_to_delivered"}')).toBeLessThan(20);
  // The submission is finished before its job is.
  const worker = await waitFor('the job is counted', async () => {
    const found = await scrape(workerUrl());
    return found.get('newswire_jobs_total{queue="edit",outcome="done"}') === 1 && found;
  });
  expect(worker.get('newswire_submissions_finished_total{outcome="published"}')).toBe(1);
  // Figures of the whole installation may be a second old.
  for (const url of [world.url(), workerUrl()]) {
    const figures = await waitFor(`${url} knows the event`, async () => {
      const found = await scrape(url);
      return found.get('newswire_wire_recorded_seq') === 1 && found;
    });
    expect(figures.get('newswire_wire_stream_seq')).toBe(1);
    expect(figures.get('newswire_last_release_timestamp_seconds')).toBeGreaterThan(Date.now() / 1_000 - 60);
  }
});

test('requests are counted by route and status, never by address', async () => {
  await world.api().get('/stories/018f0000-0000-7000-8000-000000000000');
  await fetch(`${world.url()}/nothing/here`);
  const found = [...(await scrape()).keys()].filter((name) =>
    name.startsWith('newswire_http_request_duration_seconds_count'),
  );
  expect(found).toContain(
    'newswire_http_request_duration_seconds_count{method="GET",route="/api/v1/stories/:id",status="404"}',
  );
  expect(found.join()).not.toContain('nothing');
});

test('an embargo is no delay of ours', async () => {
  const reader = await world.reader();
  const embargoUntil = new Date(Date.now() + 3_000).toISOString();
  await world.api().post('/stories', { headline: 'Later', embargoUntil });
  await reader.received(1);
  expect((await scrape()).get('newswire_latency_seconds_sum{step="due_to_released"}')).toBeLessThan(2.5);
});

test('catch-ups, resets and cuts are counted by source and reason', async () => {
  await world.api().publish({ headline: 'Missed' });
  const reader = await world.reader();
  const [feed] = reader.position().split('.');
  await world.reader({ since: `${feed}.0` });
  await world.reader({ since: 'other.0' });
  const server = await scrape();
  expect(server.get('newswire_catch_ups_total{source="memory"}')).toBe(1);
  expect(server.get('newswire_resets_total{reason="unknown_feed"}')).toBe(1);
});

test('what waits in a queue without workers has an age, also behind more urgent jobs', async () => {
  await Promise.all(world.workers.map((worker) => worker.close()));
  world.workers.length = 0;
  await world.api().post('/stories', { headline: 'Old and patient' });
  await waitFor(
    'it has waited',
    async () => ((await scrape()).get('newswire_queue_oldest_seconds{queue="edit"}') ?? 0) > 1,
  );
  await world.api().post('/stories', { headline: 'New and urgent', priority: 'flash' });
  await waitFor(
    'both wait',
    async () => (await scrape()).get('newswire_queue_jobs{queue="edit",state="waiting"}') === 2,
  );
  const figures = await scrape();
  expect(figures.get('newswire_queue_oldest_seconds{queue="edit"}')).toBeGreaterThan(1);
  expect(figures.get('newswire_submissions_open')).toBe(2);
  expect(figures.get('newswire_submissions_oldest_seconds')).toBeGreaterThan(1);
});

test('a worker tells how it is', async () => {
  const livez = await fetch(`${workerUrl()}/livez`);
  expect(await livez.json()).toEqual({ status: 'ok', checks: { announcing: true } });
  const checks = { running: true, announcing: true, postgres: true, redis: true };
  const ready = await waitFor('it is ready', async () => {
    const answer = await fetch(`${workerUrl()}/readyz`);
    return answer.status === 200 && answer.json();
  });
  expect(ready).toEqual({ status: 'ok', checks });
  expect((await fetch(`${workerUrl()}/elsewhere`)).status).toBe(404);
});

test('NEWSWIRE_METRICS decides who reads', async () => {
  const guarded = await openWorld({ env: { NEWSWIRE_METRICS: 'key' } });
  const off = await openWorld({ env: { NEWSWIRE_METRICS: 'off' } });
  try {
    const { key } = await guarded.publisher('Reader');
    const worker = `http://127.0.0.1:${guarded.workers[0]?.port}`;
    for (const url of [guarded.url(), worker]) {
      const status = async (presented?: string): Promise<number> => {
        const headers: Record<string, string> = presented ? { Authorization: `Bearer ${presented}` } : {};
        return (await fetch(`${url}/metrics`, { headers })).status;
      };
      expect(await status()).toBe(401);
      expect(await status('wrong')).toBe(401);
      expect(await status(key)).toBe(403);
      expect(await status(guarded.config.adminKey)).toBe(200);
    }
    for (const url of [off.url(), `http://127.0.0.1:${off.workers[0]?.port}`]) {
      expect((await fetch(`${url}/metrics`)).status).toBe(404);
    }
  } finally {
    await Promise.all([guarded.close(), off.close()]);
  }
});
