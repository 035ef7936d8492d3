import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, inject, test } from 'vitest';
import { openLastingReader } from '../helpers/lasting-reader.ts';
import { type PostgresPair, startPair } from '../helpers/streaming-replica.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

const BOTH_MS = 1_500;

let pair: PostgresPair | undefined;
let world: World | undefined;
afterEach(async () => {
  await world?.close();
  await pair?.close();
  world = undefined;
  pair = undefined;
});

/** A world that knows both hosts of a pair and reads from the replica, too. */
async function open(options: { isSynchronous: boolean }): Promise<{ pair: PostgresPair; world: World }> {
  const opened = await startPair(await mkdtemp(path.join(tmpdir(), 'newswire-fail-over-')), options);
  pair = opened;
  const both = new URL(opened.primary.url);
  const url = both.href.replace(both.host, `127.0.0.1:${opened.primary.port},127.0.0.1:${opened.replica.port}`);
  const services = { DATABASE_URL: url, REDIS_URL: inject('redisUrl') };
  const env = { DATABASE_READ_URL: opened.replica.url };
  world = await openWorld({ servers: 2, workers: 2, env }, services);
  return { pair: opened, world };
}

/** Publishes one story after the other until told to stop; returns the accepted headlines. */
function publishAll(of: World): { stop(): Promise<string[]> } {
  let isOn = true;
  const accepted: string[] = [];
  const publish = async (lane: number): Promise<void> => {
    for (let no = 0; isOn; no += 1) {
      const headline = `story ${lane}-${no}`;
      const headers = { 'Idempotency-Key': headline };
      for (let isAccepted = false; isOn && !isAccepted; ) {
        const { status } = await of.api(undefined, lane % 2).post('/stories', { headline }, headers);
        isAccepted = status === 202;
        if (isAccepted) accepted.push(headline);
        else await delay(50);
      }
    }
  };
  const lanes = Promise.all([0, 1, 2, 3].map(publish));
  return {
    async stop() {
      isOn = false;
      await lanes;
      return accepted;
    },
  };
}

test('LOAD8 a replica that is promoted under load has every accepted story, in order, once, and without a hole', async () => {
  const { pair: nodes, world: of } = await open({ isSynchronous: true });
  const reader = await openLastingReader(of.url(), { filter: {} });
  const publishing = publishAll(of);
  await delay(BOTH_MS);
  await nodes.primary.kill();
  await nodes.replica.promote();
  const killed = Date.now();
  await waitFor(
    'stories are accepted again',
    async () => (await of.api().post('/stories', { headline: 'again' })).status === 202,
  );
  expect(Date.now() - killed).toBeLessThan(10_000);
  await delay(BOTH_MS);
  const accepted = [...(await publishing.stop()), 'again'];
  const headlines = (): string[] =>
    reader.events().flatMap((event) => (event.type === 'story.published' ? [event.story.headline] : []));
  await waitFor('all have come', () => accepted.every((headline) => headlines().includes(headline)));
  expect(headlines()).toHaveLength(new Set(headlines()).size);
  expect(reader.resets()).toBe(0);
  const seqs = reader.events().map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  const { rows } = await of.db.query(
    'SELECT count(*) AS events, max(seq) AS last FROM wire_events WHERE seq IS NOT NULL',
  );
  expect(rows[0].events).toBe(rows[0].last);
  reader.close();
});

test('WIRE9 an asynchronous replica that lacked announced events is noticed: servers end, and the wire has another id', async () => {
  const { pair: nodes, world: of } = await open({ isSynchronous: false });
  await of.api().post('/stories', { headline: 'on both' });
  const reader = await of.reader();
  await waitFor('the replica has it', async () => (await lastSeq(nodes, of)) === 1);
  // What the replica has not received by the crash is lost.
  await nodes.replica.set('primary_conninfo', '');
  const streams = () => nodes.primary.run('SELECT FROM pg_stat_replication');
  await waitFor('it receives nothing more', async () => (await streams()).length === 0);
  for (const headline of ['lost 1', 'lost 2', 'lost 3']) await of.api().post('/stories', { headline });
  await waitFor('they are read', () => reader.events.length >= 3);
  const { position: before } = (await of.api().get('/stories?limit=1')).body;
  await nodes.primary.kill();
  await nodes.replica.promote();
  await waitFor(
    'stories are accepted again',
    async () => (await of.api().post('/stories', { headline: 'after' })).status === 202,
  );
  await Promise.all(of.servers.map(({ ended }) => ended));
  const { position, stories } = (await of.api().get('/stories?limit=10')).body;
  expect(position.split('.')[0]).not.toBe(before.split('.')[0]);
  expect(stories.map(({ headline }: { headline: string }) => headline)).toContain('on both');
  reader.close();
});

async function lastSeq(nodes: PostgresPair, of: World): Promise<number | undefined> {
  const [row] = await nodes.replica.run<{ last_seq: string }>(`SELECT last_seq FROM ${of.config.database.schema}.wire`);
  return row && Number(row.last_seq);
}

test('LOAD8 a primary that becomes read-only loses its connections, and the next host is taken', async () => {
  const { pair: nodes, world: of } = await open({ isSynchronous: false });
  expect((await of.api().post('/stories', { headline: 'before' })).status).toBe(202);
  await nodes.replica.promote();
  await nodes.primary.set('default_transaction_read_only', 'on');
  await waitFor(
    'stories are accepted again',
    async () => (await of.api().post('/stories', { headline: 'after' })).status === 202,
  );
  const { rows } = await of.db.query('SELECT inet_server_port() AS port');
  expect(rows[0].port).toBe(nodes.replica.port);
  await waitFor(
    'it is released',
    async () => (await of.api().get('/stories?limit=1')).body.stories[0]?.headline === 'after',
  );
});
