/** What one unit of work costs, in CPU microseconds of the part that does it, or in bytes. */
export interface UnitCosts {
  workerPerStory: number;
  /** Editing and recording a story, with its numbering. */
  postgresPerStory: number;
  redisPerEvent: number;
  /** Giving an event to one server. */
  redisPerEventAndServer: number;
  serverPerEvent: number;
  /** Preparing an event for one channel: matching, encoding, compressing. */
  serverPerChannel: number;
  /** Writing it to one reader. */
  serverPerDelivery: number;
  readerBytes: number;
  eventBytes: number;
}

/** A planned installation. */
export interface Plan {
  workers: number;
  servers: number;
  postgresCores: number;
  redisCores: number;
  redisMegabits: number;
  /** The first part that one more machine of its kind does not help; undefined when there is none. */
  wall: string | undefined;
}

/** Stories a second and connected readers. */
export interface Demand {
  storiesPerSecond: number;
  readers: number;
}

/** Of a core, so that a burst or a lost machine does not fill it. */
const BUSY_MAX = 0.6;
/** A reader's column gets so much of the wire. */
const FOLLOWED_SHARE = 0.02;
/** A channel sends at most so often; what comes meanwhile goes in one batch. */
const BATCHES_PER_SECOND = 10;
/** Distinct filters on a server, when readers with the same filter are not brought together. */
const CHANNELS_MAX = 1_000;
const SERVER_BYTES = 1_000_000_000;
const CONNECTIONS_MAX = 50_000;
/** Of a Redis node's network. */
const REDIS_MEGABITS_MAX = 5_000;
/** Redis runs commands in one thread. */
const REDIS_CORES_MAX = 0.6;
/** A large machine for one Postgres. */
const POSTGRES_CORES_MAX = 32;

/** What an installation needs for this demand, and what stops it first. */
export function planFor(costs: UnitCosts, { storiesPerSecond, readers }: Demand): Plan {
  const perServer = readersPerServer(costs, storiesPerSecond);
  const servers = perServer > 0 ? Math.max(2, Math.ceil(readers / perServer)) : Number.POSITIVE_INFINITY;
  const reading = Number.isFinite(servers) ? servers : 1;
  const redisCores = (storiesPerSecond * (costs.redisPerEvent + reading * costs.redisPerEventAndServer)) / 1e6;
  const postgresCores = (storiesPerSecond * costs.postgresPerStory) / 1e6;
  const redisMegabits = (storiesPerSecond * reading * costs.eventBytes * 8) / 1e6;
  const walls: [string, boolean][] = [
    ['a server’s channels', perServer <= 0],
    ['Redis’s one thread', redisCores > REDIS_CORES_MAX],
    ['Redis’s network', redisMegabits > REDIS_MEGABITS_MAX],
    ['Postgres’s primary', postgresCores > POSTGRES_CORES_MAX * BUSY_MAX],
  ];
  return {
    workers: Math.max(2, Math.ceil((storiesPerSecond * costs.workerPerStory) / 1e6 / BUSY_MAX)),
    servers,
    postgresCores,
    redisCores,
    redisMegabits,
    wall: walls.find(([, isHit]) => isHit)?.[0],
  };
}

/** How many readers a server of one core and a gigabyte takes; 0 when the wire alone fills it. */
export function readersPerServer(costs: UnitCosts, storiesPerSecond: number): number {
  const batches = Math.min(storiesPerSecond * FOLLOWED_SHARE, BATCHES_PER_SECOND);
  const byMemory = Math.min(CONNECTIONS_MAX, Math.floor(SERVER_BYTES / costs.readerBytes));
  const fixed = storiesPerSecond * costs.serverPerEvent + CHANNELS_MAX * batches * costs.serverPerChannel;
  const left = BUSY_MAX * 1e6 - fixed;
  return Math.max(0, Math.min(byMemory, Math.floor(left / (batches * costs.serverPerDelivery))));
}

/** The CPU seconds that this many events and deliveries cost all servers, and Redis. */
export function predictCpu(
  costs: UnitCosts,
  { events, servers, channelEvents, deliveries }: Record<'events' | 'servers' | 'channelEvents' | 'deliveries', number>,
): { servers: number; redis: number } {
  const server =
    events * servers * costs.serverPerEvent +
    channelEvents * costs.serverPerChannel +
    deliveries * costs.serverPerDelivery;
  return {
    servers: server / 1e6,
    redis: (events * (costs.redisPerEvent + servers * costs.redisPerEventAndServer)) / 1e6,
  };
}
