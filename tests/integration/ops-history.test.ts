import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpsHistory } from '../../shared/contract/ops-history-shapes.ts';
import type { OpsOverview } from '../../shared/contract/ops-shapes.ts';
import { deleteSamplesBefore } from '../../shared/node/db/installation/health-sample-store.ts';
import { LATENCY_BUCKETS_S } from '../../shared/node/telemetry/registry.ts';
import { signInToOps } from '../helpers/operator.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const history = async (hours = 24): Promise<OpsHistory> => {
  return (await world.api().get(`/ops/history?hours=${hours}`)).body;
};
const overview = async (): Promise<OpsOverview> => (await world.api().get('/ops/overview')).body;

/** A sample `minutesAgo`: ten deliveries within 10 ms, and one that took longer than a minute. */
async function addSample(minutesAgo: number, storedBytes: number): Promise<void> {
  const latency = [0, 10, ...Array.from({ length: LATENCY_BUCKETS_S.length - 2 }, () => 0), 1];
  await world.db.query(sql`
    INSERT INTO health_samples (at, latency, readers, open, oldest_open_ms, stored_bytes)
    VALUES (date_bin('5 min', now() - ${minutesAgo} * interval '1 minute', 'epoch'), ${latency}, 3, 4, 5, ${storedBytes})`);
}

test('OPS1 a worker keeps a sample of the health by itself, and only one for five minutes', async () => {
  await waitFor('there is a sample', async () => (await history()).points.length > 0);
  await world.addWorker();
  await waitFor('both workers are seen', async () => (await overview()).members?.length === 3);
  const { rows } = await world.db.query(sql`SELECT at, count(*) OVER () AS all FROM health_samples`);
  expect(new Set(rows.map(({ at }) => at.getTime() % 300_000))).toEqual(new Set([0]));
  const { storage } = await history();
  expect(storage.bytes).toBeGreaterThan(100_000);
  expect(storage.tables.map(({ name }) => name)).toContain('stories');
  expect(storage.bytesPerDay).toBeNull();
});

test('OPS1 the history has percentiles by step, and the growth of the stored data', async () => {
  await world.db.query(sql`DELETE FROM health_samples`);
  const bytesAgo = (minutes: number): number => 50_000_000 - minutes * 1_000;
  for (let minutes = 10; minutes <= 12 * 60; minutes += 10) await addSample(minutes, bytesAgo(minutes));
  const { points, stepSeconds, storage } = await history(6);
  expect(stepSeconds).toBe(300);
  expect(points.length).toBeGreaterThan(30);
  expect(points.at(-1)).toMatchObject({ deliveries: 11, p99: 60_000, readers: 3, open: 4 });
  expect(points.at(-1)?.p50).toBeGreaterThan(5);
  expect(points.at(-1)?.p50).toBeLessThan(10);
  // A thousand bytes a minute, but for the rounding to steps.
  expect((storage.bytesPerDay ?? 0) / (24 * 60 * 1_000)).toBeCloseTo(1, 1);
  const month = await history(30 * 24);
  expect(month.stepSeconds).toBe(9_000);
  expect(month.points.length).toBeLessThanOrEqual(289);
  expect(month.points.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(72 * 11);
});

test('OPS1 a period that is none is refused, and old samples are deleted', async () => {
  for (const hours of ['0', '2161', 'x', '1.5']) {
    const { status, body } = await world.api().get(`/ops/history?hours=${hours}`);
    expect([status, body.code]).toEqual([400, 'bad_query']);
  }
  expect((await world.api('wrong').get('/ops/history')).status).toBe(401);
  await addSample(91 * 24 * 60, 1);
  expect(await deleteSamplesBefore(world.db, new Date(Date.now() - 90 * 24 * 3_600_000), 1_000)).toBe(1);
});

test('OPS2 a problem is dismissed with a reason, by name, for a while, and shown again', async () => {
  const path = '/ops/problems/queue-paused:edit/dismissal';
  const put = (body: object, at = path) =>
    world.api().send('PUT', at, JSON.stringify(body), { 'Content-Type': 'application/json' });
  expect((await put({ reason: 'Planned', hours: 2 })).status).toBe(200);
  expect((await put({ reason: 'Planned for longer', hours: 8 })).status).toBe(200);
  const { dismissed } = await overview();
  expect(dismissed).toEqual([
    expect.objectContaining({ problem: 'queue-paused:edit', reason: 'Planned for longer', by: 'NEWSWIRE_ADMIN_KEY' }),
  ]);
  const { at = '', until = '' } = dismissed[0] ?? {};
  expect((Date.parse(until) - Date.parse(at)) / 3_600_000).toBeCloseTo(8, 2);
  await world.db.query(sql`UPDATE dismissed_problems SET until = now() - interval '1 second'`);
  expect((await overview()).dismissed).toEqual([]);
  expect((await world.api().delete(path)).status).toBe(404);
  await put({ reason: 'Again' });
  expect((await world.api().delete(path)).status).toBe(204);
  expect((await overview()).dismissed).toEqual([]);
  for (const body of [{}, { reason: ' ' }, { reason: 'x', hours: 0 }, { reason: 'x', hours: 721 }]) {
    expect((await put(body)).status).toBe(422);
  }
  expect((await put({ reason: 'x' }, '/ops/problems/No%20key/dismissal')).status).toBe(400);
});

test('ADMIN1 bridges are managed in an operator’s session, too, though not from another site', async () => {
  const { cookie } = await signInToOps(world);
  const ask = (method: string, headers: Record<string, string>) =>
    fetch(`${world.url()}/api/v1/bridges`, {
      method,
      headers: { ...headers, 'Content-Type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify({ url: 'https://wire.invalid', publisher: 'Wire' }) }),
    });
  expect((await ask('GET', { cookie })).status).toBe(200);
  expect((await ask('POST', { cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ask('POST', { cookie, origin: world.url() })).status).toBe(201);
});
