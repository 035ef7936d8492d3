import { setTimeout as delay } from 'node:timers/promises';
import { residentMb } from '../chaos/resident-memory.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type PlannedFeed, planFeeds } from './feeds/feed-plan.ts';
import { addPlannedFeeds, allWereRead, countWrong, newStories } from './feeds/feed-table.ts';
import { watchLateness } from './feeds/lateness.ts';
import { type Polling, pollingResult } from './feeds/polling-result.ts';
import type { SiteReport } from './feeds/site-process.ts';
import type { Measurement } from './framework/measurement.ts';
import { median } from './framework/statistics.ts';
import { cpuSeconds } from './process-cpu.ts';
import { openRig, type Rig, type Running } from './rig/open-rig.ts';

import { countStatements, STATEMENT_SETTINGS, statementLines } from './statements.ts';

interface Options {
  feeds: number;
  interval: number;
  seconds: number;
  warm: number;
  slow: number;
  patience: number;
  floor: number;
  statements: boolean;
}

const LOOKS_PER_INTERVAL = 12;
const MEMORY_SAMPLES = 4;
const IDLE_MS = 10_000;
const FIRST_READ_MS = 10 * 60_000;

/** Thousands of feeds of all kinds, polled by one worker, compared with undici alone at the same pace. */
export const feeds: Measurement<Options> = {
  name: 'feeds',
  about: 'feeds of all kinds on many hosts, polled by one worker, beside undici alone at the same pace',
  options: {
    feeds: { help: 'how many', full: 5_000, short: 60 },
    interval: { help: 'seconds between two polls of one', full: 120, short: 1 },
    seconds: { help: 'for which it is measured after the start-up', full: 480, short: 2 },
    warm: { help: 'seconds of start-up, in which each is read for the first time', full: 120, short: 1 },
    slow: { help: 'seconds that a slow one takes', full: 3, short: 0.2 },
    patience: { help: 'seconds that a fetch may take', full: 20, short: 1 },
    floor: { help: 'seconds for which undici does the same', full: 60, short: 1 },
    statements: { help: 'tells what each statement costs, which costs something itself', full: false, short: false },
  },
  async run({ options, cpuProf, say }) {
    const settings = {
      NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8',
      NEWSWIRE_FETCH_SECONDS: String(options.patience),
    };
    const rig = await openRig(cpuProf, settings, options.statements ? STATEMENT_SETTINGS : []);
    try {
      const site = await rig.startScript('feeds/site-process.ts', [options.slow * 1_000, options.feeds].map(String));
      const plan = planFeeds(options.feeds);
      const worker = await rig.startService('worker');
      const idleMs = Math.min(IDLE_MS, options.warm * 1_000);
      await delay(idleMs);
      const idle = await cpuOf(rig, worker, () => delay(idleMs));
      await addPlannedFeeds(rig.db, plan, site.port, options.interval);
      const polling = await pollThem(rig, { site, worker, plan, options, say });
      await worker.stop('SIGTERM', 30_000);
      const perSecond = polling.polls / options.seconds;
      const floor = await floorOf(rig, site.port, perSecond, options);
      return pollingResult({ ...polling, idle, floor, options, perHost: rig.config.feeds.perHost });
    } finally {
      await rig.close();
    }
  },
};

interface Started {
  site: Running;
  worker: Running;
  plan: PlannedFeed[];
  options: Options;
  say(line: string): void;
}

async function pollThem(rig: Rig, { site, worker, plan, options, say }: Started): Promise<Polling> {
  const { db } = rig;
  const watch = watchLateness();
  const pauseMs = (options.interval * 1_000) / LOOKS_PER_INTERVAL;
  const lookFor = async (seconds: number): Promise<SiteReport & { memory: number[] }> => {
    const until = Date.now() + seconds * 1_000;
    const all: SiteReport & { memory: number[] } = { arrivals: [], mostAtOnce: 0, memory: [] };
    while (Date.now() < until) {
      await watch.look(db);
      await delay(Math.min(pauseMs, Math.max(1, until - Date.now())));
      const report = await reportOf(site);
      watch.heard(report);
      all.arrivals.push(...report.arrivals);
      all.mostAtOnce = report.mostAtOnce;
      all.memory.push(residentMb(worker.pid));
    }
    return all;
  };
  await lookFor(options.warm);
  say(`${options.warm} s: ${residentMb(worker.pid)} MB`);
  if (options.statements) await countStatements(db);
  const before = await newStories(db);
  const from = Date.now();
  let seen: Awaited<ReturnType<typeof lookFor>> | undefined;
  const cpu = await cpuOf(rig, worker, async () => {
    seen = await lookFor(options.seconds);
  });
  const until = Date.now();
  const { arrivals = [], mostAtOnce = 0, memory = [] } = seen ?? {};
  if (options.statements) for (const line of await statementLines(db, arrivals.length)) say(line);
  await waitFor('every feed was read', () => allWereRead(db), FIRST_READ_MS);
  return {
    ...cpu,
    polls: arrivals.length,
    stories: (await newStories(db)) - before,
    late: watch.late(from, until),
    mostAtOnce,
    firstMb: median(memory.slice(0, MEMORY_SAMPLES)),
    lastMb: median(memory.slice(-MEMORY_SAMPLES)),
    wrong: await countWrong(db, plan),
  };
}

/** CPU seconds of the worker and of Postgres during this work. */
async function cpuOf(rig: Rig, worker: Running, work: () => Promise<unknown>) {
  const read = () => ({
    worker: cpuSeconds(worker.pid),
    postgres: rig.postgresPid === undefined ? Number.NaN : cpuSeconds(rig.postgresPid),
  });
  const began = { ...read(), at: performance.now() };
  await work();
  const ended = read();
  return {
    workerCpu: ended.worker - began.worker,
    postgresCpu: ended.postgres - began.postgres,
    seconds: (performance.now() - began.at) / 1_000,
  };
}

function reportOf(site: Running): Promise<SiteReport> {
  const report = new Promise<SiteReport>((resolve) => site.process.once('message', (said) => resolve(said as never)));
  site.process.send('report');
  return report;
}

/** CPU seconds of each fetch by undici alone. */
async function floorOf(rig: Rig, port: number, perSecond: number, options: Options): Promise<number> {
  const args = [port, options.feeds, perSecond, options.floor, options.patience * 1_000].map(String);
  const floor = await rig.startScript('feeds/floor-process.ts', args);
  const began = cpuSeconds(floor.pid);
  const done = new Promise<{ fetches: number }>((resolve) =>
    floor.process.once('message', (said) => resolve(said as never)),
  );
  floor.process.send('go');
  const { fetches } = await done;
  return (cpuSeconds(floor.pid) - began) / fetches;
}
