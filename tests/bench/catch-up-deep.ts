import { setTimeout as delay } from 'node:timers/promises';
import { formatPosition } from '../../shared/domain/position.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Bar, Figure, Measurement } from './framework/measurement.ts';
import { median, percentile } from './framework/statistics.ts';
import { cpuSeconds } from './process-cpu.ts';
import type { CrowdAnswer } from './rig/crowd-process.ts';
import { fillWire } from './rig/fill-wire.ts';
import type { ReaderPlan } from './rig/follower.ts';
import { type Crowd, openCrowd } from './rig/open-crowd.ts';
import { openRig, type Rig, type Running } from './rig/open-rig.ts';
import { type Others, watchOthers } from './rig/watch-others.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';

interface Options {
  events: number;
  times: number;
  readers: number;
  rounds: number;
  watched: number;
}

const FILTERS = { 'nothing matches': { any: ['absent'] }, '2,000 match': { any: ['now-and-then'] } };
type Kind = keyof typeof FILTERS;
const KINDS = Object.keys(FILTERS) as Kind[];

/** Enough events that the catch-up is not finished when the readers are cut. */
const MUCH = { any: ['beat-1', 'beat-2', 'beat-3', 'beat-4', 'beat-5'] };

const LOOK_MS = 5;
const DEADLINE_MS = 120_000;
const CUT_AFTER_MS = 1_000;
const IDLE_AFTER_MS = 2_000;
const IDLE_WATCHED_MS = 2_000;

interface Distance {
  /** Seconds until a single reader is live, one value per round. */
  one: Record<Kind, number[]>;
  /** Seconds until all of the readers who come at once are live. */
  all: Record<Kind, number[]>;
}

/** Readers whose position is hundreds of thousands of events back. */
export const catchUpDeep: Measurement<Options> = {
  name: 'catch-up-deep',
  about: 'readers with a narrow filter and a position at the beginning of a long wire come back',
  options: {
    events: { help: 'on the wire, all of them missed', full: 300_000, short: 3_000 },
    times: { help: 'longer the wire that it is held against', full: 10, short: 2 },
    readers: { help: 'who come at once', full: 100, short: 5 },
    rounds: { help: 'of each', full: 5, short: 1 },
    watched: { help: 'seconds that others are watched, beside nobody and beside readers', full: 5, short: 0.2 },
  },
  async run({ options, cpuProf, say }) {
    const figures: Figure[] = [];
    const near = await measureWire(options, options.events, cpuProf, say, figures);
    const far = await measureWire({ ...options, readers: 0 }, options.events * options.times, undefined, say, []);
    const seconds = (of: string, values: number[]): Figure => ({ name: 'until live', of, unit: 's', values });
    figures.unshift(
      ...KINDS.flatMap((kind) => [
        seconds(`one reader, ${kind}`, near.one[kind]),
        seconds(`${options.readers} readers at once, ${kind}`, near.all[kind]),
        seconds(`one reader, ${kind}, ${options.times} × the events`, far.one[kind]),
      ]),
    );
    const limits: Record<Kind, number> = { 'nothing matches': 0.15, '2,000 match': 1 };
    const bars: Bar[] = KINDS.flatMap((kind) => [
      { says: `seconds until one reader is live, ${kind}`, reached: median(near.one[kind]), atMost: limits[kind] },
      { says: `seconds until all are live, ${kind}`, reached: median(near.all[kind]), atMost: 5 },
      {
        says: `time with ${options.times} × the events, of that without, ${kind}`,
        reached: median(far.one[kind]) / median(near.one[kind]),
        atMost: 1.5,
      },
    ]);
    const value = (name: string, of: string): number =>
      median(figures.find((figure) => figure.name === name && figure.of === of)?.values ?? []);
    for (const name of ['GET /stories, p95', 'release to reader, p95']) {
      const reached = value(name, 'beside catch-up') / value(name, 'quiet');
      bars.push({ says: `${name}, beside catch-up, of quiet`, reached, atMost: 2 });
    }
    bars.push({
      says: 'cores busy 2 s after all were cut',
      reached: value('cores busy', 'after the cut'),
      atMost: 0.2,
    });
    return { figures, bars, notes: ['A reader who misses an event, or gets one twice, fails the run.'] };
  },
};

/** Fills a wire and measures it; adds figures of other readers only where readers come at once. */
async function measureWire(
  { readers, rounds, watched }: Options,
  events: number,
  cpuProf: string | undefined,
  say: (line: string) => void,
  figures: Figure[],
): Promise<Distance> {
  const rig = await openRig(cpuProf);
  try {
    await fillWire(rig.db, events, say);
    const server = await rig.startService('server');
    const crowd = await openCrowd(rig);
    const distance: Distance = {
      one: { 'nothing matches': [], '2,000 match': [] },
      all: { 'nothing matches': [], '2,000 match': [] },
    };
    await comeBack(rig, crowd, server, '2,000 match', 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of KINDS) {
        distance.one[kind].push(await comeBack(rig, crowd, server, kind, 1));
        if (readers > 0) distance.all[kind].push(await comeBack(rig, crowd, server, kind, readers));
      }
    }
    for (const kind of KINDS) say(`${events} events, ${kind}: ${median(distance.one[kind]).toFixed(3)} s for one`);
    if (readers > 0) await measureOthers(rig, crowd, server, { readers, watched }, figures);
    return distance;
  } finally {
    await rig.close();
  }
}

/** Connects this many readers with the oldest position; resolves when all are live. */
async function openAll(rig: Rig, crowd: Crowd, server: Running, kind: Kind, readers: number): Promise<CrowdAnswer> {
  await crowd.open(server.port, 'newswire', await plansOf(rig, FILTERS[kind], readers));
  return waitFor(
    'all have caught up',
    async () => {
      const answer = await crowd.read();
      return answer.caughtUp === readers && answer;
    },
    DEADLINE_MS,
    LOOK_MS,
  );
}

/** The same, then disconnects them; returns the seconds it took. Throws when a reader has missed an event. */
async function comeBack(rig: Rig, crowd: Crowd, server: Running, kind: Kind, readers: number): Promise<number> {
  const began = performance.now();
  const { missed, problems } = await openAll(rig, crowd, server, kind, readers);
  const seconds = (performance.now() - began) / 1_000;
  const expected = kind === '2,000 match' ? readers * (await matching(rig)) : 0;
  if (missed !== expected) problems.push(`${missed} events came instead of ${expected}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await crowd.disconnect();
  return seconds;
}

async function plansOf({ db }: Rig, filter: object, readers: number): Promise<ReaderPlan[]> {
  const { wireId } = await readWireState(db);
  return Array.from({ length: readers }, () => ({
    channel: JSON.stringify(filter),
    since: formatPosition(wireId, 0),
  }));
}

/** 2,000 on any wire that is long enough. */
async function matching({ db }: Rig): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM wire_events WHERE seq > 0 AND keys->'now'->'topics' ? 'now-and-then'`,
  );
  return rows[0]?.count ?? 0;
}

/** Measures a page and a new story while nobody catches up, while many do continuously, and after these are cut. */
async function measureOthers(
  rig: Rig,
  crowd: Crowd,
  server: Running,
  { readers, watched }: Pick<Options, 'readers' | 'watched'>,
  figures: Figure[],
): Promise<void> {
  const add = (of: string, others: Others): void => {
    figures.push(
      { name: 'GET /stories, p95', of, unit: 'ms', values: [percentile(others.pages, 0.95)] },
      { name: 'release to reader, p95', of, unit: 'ms', values: [percentile(others.events, 0.95)] },
    );
  };
  const publisher = await openWirePublisher(rig);
  const watch = (work: () => Promise<unknown>): Promise<Others> => watchOthers(publisher, server, work);
  add('quiet', await watch(() => delay(watched * 1_000)));
  add(
    'beside catch-up',
    await watch(async () => {
      const until = Date.now() + watched * 1_000;
      while (Date.now() < until) {
        await openAll(rig, crowd, server, '2,000 match', readers);
        await crowd.disconnect();
      }
    }),
  );
  const busy = await coresBusyAfterCut(rig, crowd, server, readers);
  figures.push({ name: 'cores busy', of: 'after the cut', unit: 'cores', values: [busy] });
}

/** CPU cores used by server and Postgres after readers were cut during a long catch-up. */
async function coresBusyAfterCut(rig: Rig, crowd: Crowd, server: Running, readers: number): Promise<number> {
  const pids = [server.process.pid, rig.postgresPid].filter((pid) => pid !== undefined);
  const cpu = (): number => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  // The crowd is stopped before all of its readers are connected.
  const opening = crowd.open(server.port, 'newswire', await plansOf(rig, MUCH, readers)).catch(() => undefined);
  await delay(CUT_AFTER_MS);
  await crowd.stop();
  await opening;
  await delay(IDLE_AFTER_MS);
  const before = cpu();
  await delay(IDLE_WATCHED_MS);
  return ((cpu() - before) * 1_000) / IDLE_WATCHED_MS;
}
