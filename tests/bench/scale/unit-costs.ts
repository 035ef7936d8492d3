import { readArticles } from '../articles.ts';
import { pipelineRound } from '../ingest-round.ts';
import { openRig, type Rig, type Running } from '../rig/open-rig.ts';
import type { WirePublisher } from '../rig/wire-publisher.ts';
import { type Carried, CHANNELS, carryLoad } from './carry-load.ts';
import type { UnitCosts } from './scale-plan.ts';

/** Resident bytes of a reader and of an event to a server, from the measurements `memory` and `carry`. */
const READER_BYTES = 12_000;
const EVENT_BYTES = 1_000;

/** How long and how much to measure. */
export interface Calibration {
  perSecond: number;
  seconds: number;
  readers: number;
  articles: number;
}

/**
 * Measures the unit costs with one server: without readers, with one reader for each channel, and with many. What differs
 * between two loads is the cost of what one has more of.
 */
export async function measureUnitCosts(
  { rig, publisher, server }: { rig: Rig; publisher: WirePublisher; server: Running },
  { perSecond, seconds, readers, articles }: Calibration,
): Promise<UnitCosts> {
  const carry = (servers: Running[], readersPerServer: number): Promise<Carried> =>
    carryLoad(rig, publisher, { servers, readersPerServer, perSecond, seconds });
  const unread = await carry([], 0);
  const calm = await carry([server], 0);
  const channels = await carry([server], CHANNELS);
  const crowd = await carry([server], readers);
  const editing = await editingCosts(articles);
  const perDelivery = slope(crowd.used.servers - channels.used.servers, crowd.deliveries - channels.deliveries);
  const perEvent = perUnit(calm.used.servers, calm.events);
  return {
    ...editing,
    redisPerEvent: perUnit(unread.used.redis, unread.events),
    redisPerEventAndServer: slope(calm.used.redis - unread.used.redis, calm.events),
    serverPerEvent: perEvent,
    serverPerChannel: Math.max(
      0,
      perUnit(channels.used.servers - calm.used.servers, channels.deliveries) - perDelivery,
    ),
    serverPerDelivery: perDelivery,
    readerBytes: READER_BYTES,
    eventBytes: EVENT_BYTES,
  };
}

/** Of a worker and of Postgres, with articles of ordinary length; 0 for a Postgres whose CPU time cannot be seen. */
async function editingCosts(articles: number): Promise<Pick<UnitCosts, 'workerPerStory' | 'postgresPerStory'>> {
  const rig = await openRig();
  try {
    const { cpuMsEach, postgresMsEach } = await pipelineRound(rig, readArticles(undefined, articles), 1, undefined);
    return {
      workerPerStory: cpuMsEach * 1_000,
      postgresPerStory: Number.isNaN(postgresMsEach) ? 0 : postgresMsEach * 1_000,
    };
  } finally {
    await rig.close();
  }
}

function perUnit(seconds: number, units: number): number {
  return units === 0 ? 0 : (seconds * 1e6) / units;
}

/** A difference that noise makes negative is nothing. */
function slope(seconds: number, units: number): number {
  return Math.max(0, perUnit(seconds, units));
}
