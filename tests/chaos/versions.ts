import { setTimeout as delay } from 'node:timers/promises';
import { randomNumbers } from '../eval/articles.ts';
import { type LastingReader, openLastingReader } from '../helpers/lasting-reader.ts';
import { check, type ReaderRecord } from './check.ts';
import type { Copy } from './copy.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import { openOldVersion } from './old-version.ts';
import { addPublishers, startPublishing } from './publishing.ts';

const OURS = new URL('../..', import.meta.url).pathname;
const EVERY_MS = 150;
const CALM_MS = 800;
const AWAY_MS = 500;
const SETTLED_MS = 120_000;
const LOOK_MS = 250;
const ADMIN_KEY = 'admin-key-of-two-versions';

export interface MixResult {
  /** Which version served, and which edited. */
  name: string;
  stories: number;
  events: number;
  /** Empty when every guarantee held. */
  wrong: string[];
}

/**
 * Runs an earlier version and this one on one Redis and one database, after this one's migrations: an old server with a
 * new worker, a new server with an old worker, and both of each. While publishers publish, a worker and a server are
 * killed and restarted. Every reader must see every accepted story, once and in order, and those of both servers the same.
 */
export async function playVersions(
  options: { rev: string | undefined; seconds: number; seed: number },
  tell: (result: MixResult) => void,
): Promise<{ rev: string; results: MixResult[] }> {
  const old = await openOldVersion(options.rev);
  const base = await openDeployment({ servers: 0, workers: 0 });
  const results: MixResult[] = [];
  try {
    const mixes = [
      { name: 'old server, new worker', servers: [old.dir], workers: [OURS] },
      { name: 'new server, old worker', servers: [OURS], workers: [old.dir] },
      { name: 'a server and a worker of each', servers: [old.dir, OURS], workers: [old.dir, OURS] },
    ];
    for (const [index, { name, ...programs }] of mixes.entries()) {
      const deployment = await openDeployment({ beside: base, programs, env: { NEWSWIRE_ADMIN_KEY: ADMIN_KEY } });
      try {
        const result = { name, ...(await play(deployment, { ...options, seed: options.seed + index })) };
        tell(result);
        results.push(result);
      } finally {
        await deployment.close({ keepsLogs: results.at(-1)?.wrong.length !== 0 });
      }
    }
    return { rev: old.rev, results };
  } finally {
    await base.close();
    await old.remove();
  }
}

async function play(
  deployment: Deployment,
  { seconds, seed }: { seconds: number; seed: number },
): Promise<Omit<MixResult, 'name'>> {
  const round = `v${seed.toString(36)}x${Date.now().toString(36)}`;
  const publishers = await addPublishers(deployment.url, ADMIN_KEY, [`Tide Table ${round}`, `Mill Post ${round}`]);
  const filters = [{}, { any: ['tides'] }, { publishers: [publishers[0]?.id ?? ''] }];
  const readers = await Promise.all(
    deployment.servers.flatMap(({ port }) =>
      filters.map(async (filter) => ({
        filter,
        port,
        reader: await openLastingReader(`http://127.0.0.1:${port}`, { filter }),
      })),
    ),
  );
  try {
    const random = randomNumbers(seed);
    const publishing = startPublishing(deployment.url, publishers, { round, everyMs: EVERY_MS, random });
    await strike(deployment, seconds);
    const copies = await publishing.stop();
    const records = () => readers.map(({ filter, port, reader }) => toRecord(reader, filter, port));
    const deadline = Date.now() + SETTLED_MS;
    while (check(copies, records()).length > 0 && Date.now() < deadline) await delay(LOOK_MS);
    // Duplicates may arrive a little later.
    await delay(CALM_MS);
    const events = readers.reduce((sum, { reader }) => sum + reader.events().length, 0);
    return { stories: copies.length, events, wrong: [...check(copies, records()), ...differences(copies, records())] };
  } finally {
    for (const { reader } of readers) reader.close();
  }
}

/** Kills a worker, then a server, in turn, and starts them again, until the time is over. */
async function strike({ servers, workers }: Deployment, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  const victims = [...workers, ...servers];
  for (let turn = 0; Date.now() < end; turn += 1) {
    await delay(CALM_MS);
    const victim = victims[turn % victims.length];
    await victim?.kill();
    await delay(AWAY_MS);
    await victim?.start();
  }
}

/** Readers with one filter at different servers must have had the same events, under the same numbers. */
function differences(copies: Copy[], records: ReaderRecord[]): string[] {
  const [first, ...others] = records.filter(({ filter }) => Object.keys(filter).length === 0);
  const linesOf = (record: ReaderRecord | undefined): string =>
    JSON.stringify(record?.events.filter(({ type }) => type.startsWith('story.')).map(({ seq, type }) => [seq, type]));
  const differing = others.filter((other) => copies.length > 0 && linesOf(other) !== linesOf(first));
  return differing.map(({ name }) => `${name} saw other events than ${first?.name}`);
}

function toRecord(reader: LastingReader, filter: ReaderRecord['filter'], port: number): ReaderRecord {
  const name = `reader at ${port} ${JSON.stringify(filter)}`;
  return { name, filter, events: reader.events(), resets: reader.resets() };
}
