import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { randomNumbers } from '../eval/articles.ts';
import { createApi } from '../helpers/api.ts';
import { type FlakyLink, openFlakyLink } from '../helpers/flaky-link.ts';
import { openLastingReader } from '../helpers/lasting-reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { checkBridge } from './check-bridge.ts';
import type { Copy } from './copy.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import { addPublishers, startPublishing } from './publishing.ts';

const EVERY_MS = 150;
const CALM_MS = 500;
const AWAY_MS = 300;
const SETTLED_MS = 180_000;
const LOOK_MS = 250;

export interface BridgeResult {
  strikes: string[];
  faults: number;
  stories: number;
  events: number;
  /** Publications, corrections and retractions that the bridge took, and what it passed over. */
  taken: number;
  passedOver: number;
  /** The edge's submissions by status; those that failed, with their reason. */
  statuses: Record<string, number>;
  /** Empty when the edge has exactly what the origin published. */
  wrong: string[];
}

/**
 * An edge follows an origin over a link that fails again and again, while processes of both are killed. Afterwards the
 * edge's reader must have seen the origin's stories, corrections and retractions, each once and in order.
 */
export async function playBridge({ seconds, seed }: { seconds: number; seed: number }): Promise<BridgeResult> {
  const random = randomNumbers(seed);
  const origin = await openDeployment({ servers: 1, workers: 1, isDirect: true });
  try {
    const edge = await openDeployment({
      ...{ beside: origin, servers: 1, workers: 2, isDirect: true },
      env: { NEWSWIRE_SCHEMA: 'edge', NEWSWIRE_PREFIX: 'edge', NEWSWIRE_BRIDGE_NETWORKS: '127.0.0.0/8' },
    });
    const link = await openFlakyLink(Number(new URL(origin.url).port), random);
    try {
      return await play({ origin, edge, link }, { seconds, seed, random });
    } finally {
      await edge.close();
      await link.close();
    }
  } finally {
    await origin.close();
  }
}

interface Sides {
  origin: Deployment;
  edge: Deployment;
  link: FlakyLink;
}

async function play(
  sides: Sides,
  { seconds, seed, random }: { seconds: number; seed: number; random: () => number },
): Promise<BridgeResult> {
  const { origin, edge, link } = sides;
  const publishers = await addPublishers(origin.url, origin.adminKey, ['Tide Table', 'Mill Post']);
  const reader = await openLastingReader(edge.url);
  try {
    const api = createApi(edge.url, edge.adminKey);
    const { body: bridge } = await api.post('/bridges', { url: link.url, publisher: 'Edge' });
    const look = async () => (await api.get(`/bridges/${bridge.id}`).catch(noAnswer))?.body;
    // From now on: the bridge begins with the first position that it gets.
    await waitFor('the bridge has begun', async () => Boolean((await look())?.position), SETTLED_MS, LOOK_MS);
    const round = `b${seed.toString(36)}x${Date.now().toString(36)}`;
    const publishing = startPublishing(origin.url, publishers, {
      round,
      everyMs: EVERY_MS,
      random: randomNumbers(seed + 1),
    });
    const strikes = await strikeUntil(Date.now() + seconds * 1_000, sides, random);
    const copies = await publishing.stop();
    await settle(copies, () => checkBridge(copies, reader.events()).length === 0);
    // What comes twice comes a little later.
    await delay(CALM_MS);
    const { taken, passedOver } = await waitFor('the bridge is known', look, SETTLED_MS, LOOK_MS);
    const events = reader.events();
    const resets = reader.resets() > 0 ? ['the reader was reset'] : [];
    const wrong = [...resets, ...checkBridge(copies, events)];
    const statuses = await statusesAt(edge);
    const counts = { stories: copies.length, events: events.length, taken, passedOver };
    return { strikes, faults: link.faults(), ...counts, statuses, wrong };
  } finally {
    reader.close();
  }
}

async function settle(copies: Copy[], isSettled: () => boolean): Promise<void> {
  const deadline = Date.now() + SETTLED_MS;
  while (copies.length > 0 && !isSettled() && Date.now() < deadline) await delay(LOOK_MS);
}

/** Kills and restarts processes of both sides, and cuts the link, until the time is over; the link stays flaky. */
async function strikeUntil(end: number, { origin, edge, link }: Sides, random: () => number): Promise<string[]> {
  const victims = [
    ...edge.workers.map((resident) => ({ name: `edge ${resident.name}`, resident })),
    ...[...edge.servers, ...origin.servers, ...origin.workers].map((resident) => ({ name: resident.name, resident })),
  ];
  const strikes: string[] = [];
  while (Date.now() < end) {
    await delay(CALM_MS);
    const victim = victims[Math.floor(random() * (victims.length + 1))];
    strikes.push(victim?.name ?? 'link');
    if (!victim) {
      link.cut();
      continue;
    }
    await victim.resident.kill();
    await delay(AWAY_MS);
    await victim.resident.start();
  }
  return strikes;
}

async function statusesAt(edge: Deployment): Promise<Record<string, number>> {
  const client = new pg.Client(edge.postgres.url);
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT concat_ws(': ', status, CASE WHEN status IN ('failed', 'rejected') THEN reason END) AS status,
        count(*)::int AS submissions FROM edge.submissions GROUP BY 1`);
    return Object.fromEntries(rows.map(({ status, submissions }) => [status, submissions]));
  } finally {
    await client.end();
  }
}
