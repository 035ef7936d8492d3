import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Finding } from '../../cli/doctor/finding.ts';
import { newswire } from '../helpers/commands.ts';
import { metricOf } from '../helpers/metric-of.ts';
import { type PostgresPair, startPair } from '../helpers/streaming-replica.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

/** Two servers that read from a real streaming replica. */
let pair: PostgresPair;
let world: World;
beforeAll(async () => {
  pair = await startPair(await mkdtemp(path.join(tmpdir(), 'newswire-replica-')));
  world = await openWorld(
    { servers: 2, workers: 1, env: { DATABASE_READ_URL: pair.replica.url, NEWSWIRE_MEMORY_EVENTS: '20' } },
    { DATABASE_URL: pair.primary.url, REDIS_URL: inject('redisUrl') },
  );
});
afterAll(async () => {
  await world?.close();
  await pair?.close();
});

const statements = (outcome: string): Promise<number> =>
  metricOf(world.url(), `newswire_replica_statements_total{replica="1",outcome="${outcome}"}`);
const status = async (): Promise<string> =>
  ((await (await fetch(`${world.url()}/readyz`)).json()) as { details: { replicas: { status: string }[] } }).details
    .replicas[0]?.status ?? 'none';
const isCurrent = () => waitFor('the replica is current', async () => (await status()) === 'current');
const pause = (): Promise<void> => pair.replica.replay(false);
const resume = (): Promise<void> => pair.replica.replay(true);

let posted = 0;
/** Publishes a story and waits until the server has delivered it. */
async function publish(): Promise<string> {
  posted += 1;
  const headline = `story ${posted} of the replica`;
  const reader = await world.reader();
  expect((await world.api().post('/stories', { headline })).status).toBe(202);
  const event = await waitFor('it is delivered', () =>
    reader.events.find((each) => each.type === 'story.published' && each.story.headline === headline),
  );
  reader.close();
  return (event as { story: { id: string } }).story.id;
}
const newest = async (server = 0): Promise<string> =>
  (await world.api(undefined, server).get('/stories?limit=1')).body.stories[0]?.headline;

test('LOAD6 a replica that has what the server has delivered answers readers, however often that changes', async () => {
  await isCurrent();
  await publish();
  await waitFor('the replica has answered', async () => {
    await newest();
    return (await statements('answered')) > 0;
  });
  for (let times = 0; times < 10; times += 1) {
    await publish();
    expect(await newest()).toBe(`story ${posted} of the replica`);
  }
  const { rows } = await world.db.query(
    'SELECT count(*) AS readers FROM pg_stat_activity WHERE application_name LIKE $1',
    ['newswire reads'],
  );
  expect(rows[0].readers).toBeLessThanOrEqual(2);
});

test('while replay is paused the primary answers, and afterwards the replica again', async () => {
  await isCurrent();
  await pause();
  try {
    for (let times = 0; times < 5; times += 1) {
      const id = await publish();
      expect(await newest()).toBe(`story ${posted} of the replica`);
      expect((await world.api().get(`/stories/${id}`)).status).toBe(200);
    }
    await waitFor('operators see it', async () => (await status()) === 'behind');
    expect(await metricOf(world.url(), 'newswire_replica_behind_events{replica="1"}')).toBe(5);
    expect((await fetch(`${world.url()}/readyz`)).status).toBe(200);
  } finally {
    await resume();
  }
  await isCurrent();
  const before = await statements('answered');
  await waitFor(
    'the replica answers again',
    async () => (await newest()) !== undefined && (await statements('answered')) > before,
  );
});

test('LOAD6 what was changed through a server is read there at once, although the replica does not have it yet', async () => {
  const id = await publish();
  await isCurrent();
  await pause();
  try {
    const { api, id: publisher } = await world.publisher('Seen at once');
    expect((await world.api().get(`/publishers/${publisher}`)).body.name).toBe('Seen at once');
    // Another server's replica does not have it either, so it looks at the primary.
    expect((await world.api(undefined, 1).get(`/publishers/${publisher}`)).body.name).toBe('Seen at once');
    await world.api().post(`/stories/${id}/comments/close`, { reason: 'for the test' });
    expect((await world.api().get(`/stories/${id}/comments`)).body.closed.reason).toBe('for the test');
    expect((await api.get('/me')).status).toBeLessThan(500);
  } finally {
    await resume();
  }
});

test('who catches up from before the memory gets everything, from the replica or the primary', async () => {
  const before = Number((await newestPosition()).split('.')[1]);
  for (let times = 0; times < 25; times += 1) await world.api().post('/stories', { headline: `old ${times}` });
  // In whatever order they were edited.
  await waitFor('all are released', async () => Number((await newestPosition()).split('.')[1]) >= before + 25);
  await world.redis.del(world.keys.wire((await newestPosition()).split('.')[0] ?? ''));
  const last = Number((await newestPosition()).split('.')[1]);
  for (const isPaused of [false, true]) {
    if (isPaused) await pause();
    const reader = await world.reader({ since: `${(await newestPosition()).split('.')[0]}.0` });
    const events = await reader.received(last);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    reader.close();
    if (isPaused) await resume();
  }
});
const newestPosition = async (): Promise<string> => (await world.api().get('/stories?limit=1')).body.position;

test('LOAD7 a statement that a recovery conflict cancels is answered by the primary', async () => {
  await isCurrent();
  // Replay of this lock cancels what reads the table on the replica.
  const before = await statements('failed');
  const flood = { isOn: true };
  const asking = (async () => {
    const answers: number[] = [];
    while (flood.isOn)
      answers.push(
        ...(await Promise.all(Array.from({ length: 8 }, () => world.api().get('/stories?q=old&limit=50')))).map(
          ({ status: code }) => code,
        ),
      );
    return answers;
  })();
  const schema = world.config.database.schema;
  await waitFor(
    'one was cancelled',
    async () => {
      await pair.primary.run(
        `BEGIN; LOCK TABLE ${schema}.stories IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.7); COMMIT`,
      );
      return (await statements('failed')) > before;
    },
    30_000,
  );
  flood.isOn = false;
  expect(new Set(await asking)).toEqual(new Set([200]));
});

test('newswire doctor compares each replica with the primary', async () => {
  const doctor = async (url: string): Promise<string> => {
    const env = { ...world.env, NEWSWIRE_URL: world.url(), DATABASE_READ_URL: url };
    return (await newswire(['doctor', '--json'], env)).stdout;
  };
  const { primary, replica } = pair;
  const found = await doctor(
    `${replica.url} ${primary.url}?fallback_application_name=x ${inject('databaseUrl')} postgres://127.0.0.1:9/x`,
  );
  const says = (JSON.parse(found) as Finding[]).filter(({ subject }) => subject.startsWith('replica'));
  expect(says.map(({ level, says: text }) => `${level}: ${text}`)).toEqual([
    expect.stringMatching(/^ok: it follows the primary, \d+ bytes behind/),
    'problem: it is not a replica: it takes writes itself',
    'problem: it is not a replica: it takes writes itself',
    'problem: it cannot be used: nothing listens at 127.0.0.1:9',
  ]);
});

test.each([
  ['killed', () => pair.replica.kill(), () => pair.replica.start()],
  ['frozen', async () => pair.replica.signal('SIGSTOP'), async () => pair.replica.signal('SIGCONT')],
])('LOAD7 a replica that is %s costs no request, and helps again when it is back', async (_how, strike, heal) => {
  await isCurrent();
  const flood = { isOn: true };
  const asking = (async () => {
    const answers = new Map<number, number>();
    while (flood.isOn) {
      const { status: code } = await world.api().get('/stories?limit=5');
      answers.set(code, (answers.get(code) ?? 0) + 1);
    }
    return answers;
  })();
  await strike();
  try {
    await waitFor('operators see it', async () => (await status()) === 'away');
    await publish();
    expect(await newest()).toBe(`story ${posted} of the replica`);
  } finally {
    await heal();
  }
  await isCurrent();
  flood.isOn = false;
  expect([...(await asking).keys()]).toEqual([200]);
  const before = await statements('answered');
  await waitFor('it answers', async () => (await newest()) !== undefined && (await statements('answered')) > before);
});
