import { setTimeout as delay } from 'node:timers/promises';
import { openCrowd } from '../rig/open-crowd.ts';
import type { Rig, Running } from '../rig/open-rig.ts';
import { pace } from '../rig/pace.ts';
import { distinctFilters, topicsByNumber } from '../rig/topic-plan.ts';
import type { WirePublisher } from '../rig/wire-publisher.ts';
import { readUsedCpu, times, type UsedCpu, usedBetween } from './used-cpu.ts';

/** Distinct filters that the readers of each server share. */
export const CHANNELS = 50;
const SETTLE_MS = 1_000;

/** Stories at a steady rate to servers with readers. */
export interface Load {
  servers: Running[];
  readersPerServer: number;
  perSecond: number;
  seconds: number;
}

/** What a load consisted of, and the CPU that it used beyond that of an idle installation. */
export interface Carried {
  events: number;
  deliveries: number;
  used: UsedCpu;
}

/** Sends the load and waits until every reader has all of its stories. */
export async function carryLoad(rig: Rig, publisher: WirePublisher, load: Load): Promise<Carried> {
  const { servers, readersPerServer, perSecond, seconds } = load;
  const filters = distinctFilters(CHANNELS);
  const topicsOf = topicsByNumber();
  const crowds = await Promise.all(
    servers.map(async ({ port }) => {
      const crowd = await openCrowd(rig);
      const plans = Array.from({ length: readersPerServer }, (_, no) => ({
        channel: JSON.stringify({ any: filters[no % CHANNELS] }),
      }));
      if (plans.length > 0) await crowd.open(port, 'newswire', plans);
      return crowd;
    }),
  );
  try {
    const idle = await idleCpu(rig, servers);
    await Promise.all(crowds.map((crowd) => crowd.reset()));
    const before = await readUsedCpu(rig, servers);
    const began = performance.now();
    let each = 0;
    const sent: Promise<void>[] = [];
    const events = await pace(perSecond, seconds, (no) => {
      const topics = topicsOf(no);
      each += readersOf(topics, filters, readersPerServer);
      sent.push(publisher.release([topics]));
    });
    await Promise.all(sent);
    await Promise.all(crowds.map((crowd) => crowd.delivered(each)));
    const took = performance.now() - began;
    const used = usedBetween(before, await readUsedCpu(rig, servers), times(idle, took));
    return { events, deliveries: each * servers.length, used };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.stop()));
  }
}

/** CPU seconds per millisecond of an installation that only keeps its connections. */
async function idleCpu(rig: Rig, servers: Running[]): Promise<UsedCpu> {
  await delay(SETTLE_MS);
  const before = await readUsedCpu(rig, servers);
  const began = performance.now();
  await delay(SETTLE_MS * 2);
  return times(usedBetween(before, await readUsedCpu(rig, servers)), 1 / (performance.now() - began));
}

function readersOf(topics: readonly string[], filters: readonly (readonly string[])[], readers: number): number {
  let count = 0;
  for (let no = 0; no < readers; no += 1) {
    if (filters[no % CHANNELS]?.some((topic) => topics.includes(topic))) count += 1;
  }
  return count;
}
