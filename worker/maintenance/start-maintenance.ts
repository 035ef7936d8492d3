import type { WorkerConfig } from '../../shared/node/config/config.ts';
import { sortInSearchIndex } from '../../shared/node/db/story/word-search-store.ts';
import { endUnapproved } from '../../shared/node/db/submission/approval-store.ts';
import { addPartitionWhenDue } from '../../shared/node/db/wire/partition-store.ts';
import type { ReadFleet } from '../../shared/node/fleet/fleet-figures.ts';
import { type Loop, startLoop } from '../../shared/node/lifecycle/loop.ts';
import { startWatchdog } from '../../shared/node/lifecycle/watchdog.ts';
import type { AllQueues } from '../../shared/node/queue/all-queues.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import { retireOldKeys } from '../../shared/node/redis/adopt-old-keys.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { finishOpenTakedowns } from '../../shared/node/takedown/finish-takedown.ts';
import { takeDownRemoved } from '../../shared/node/takedown/take-down-removed.ts';
import { giveAdmittedTopics } from '../ingest/give-admitted-topics.ts';
import type { PipelineDeps } from '../ingest/pipeline.ts';
import { computeCandidates } from '../trending/compute-candidates.ts';
import { computeTrending } from '../trending/compute-trending.ts';
import { indexPastEvents } from './index-past-events.ts';
import { prune } from './prune.ts';
import { pruneCorpus } from './prune-corpus.ts';
import { RECLUSTER_PASSES, reclusterNext } from './recluster-small.ts';
import { renewTokens } from './renew-tokens.ts';
import { sampleHealth } from './sample-health.ts';
import { sweepOpenSubmissions } from './sweep.ts';

const ANNOUNCE_EVERY_MS = 2_000;
const TRENDING_EVERY_MS = 5_000;
const CANDIDATES_EVERY_MS = 60_000;
const ADMITTED_EVERY_MS = 5_000;
const RECLUSTER_EVERY_MS = 3_000;
const SORT_IN_EVERY_MS = 1_000;
const INDEX_EVERY_MS = 60_000;
const SWEEP_EARLY = 0.9;
const PARTITION_EVERY_MS = 60_000;
const TAKEDOWNS_EVERY_MS = 5_000;
const SAMPLE_EVERY_MS = 20_000;
const APPROVALS_EVERY_MS = 30_000;
const UNAPPROVED_AT_ONCE = 500;
const PRUNE_EVERY_MS = 10 * 60_000;

export interface MaintenanceDeps extends PipelineDeps {
  queue: EditQueue;
  queues: AllQueues['queues'];
  redis: RedisClient;
  keys: RedisKeys;
  fleet: ReadFleet;
  /** Of the keys in Redis. */
  prefix: string;
  config: WorkerConfig;
}

export interface Maintenance {
  /** False when the announcer hangs permanently. */
  isAlive(): boolean;
  close(): Promise<void>;
}

/** Starts a worker's periodic tasks; each can run on several workers at once. */
export function startMaintenance(deps: MaintenanceDeps): Maintenance {
  const { log } = deps;
  const every = (name: string, pauseMs: number, run: (signal: AbortSignal) => Promise<void>): Loop =>
    startLoop({ name, log, pauseMs, run });
  // Finishes what a crash between recording, numbering and appending has left.
  const announcing = every('announce', ANNOUNCE_EVERY_MS, () => deps.announcer.announce());
  const loops = [
    announcing,
    every('sweep', deps.config.sweepMs, () => sweepOnce(deps)),
    every('trending', TRENDING_EVERY_MS, async () => {
      await computeTrending(deps.db, deps.redis, deps.keys, new Date());
    }),
    every('topic-candidates', CANDIDATES_EVERY_MS, async () => {
      await computeCandidates(deps.db, deps.redis, deps.keys, new Date());
    }),
    every('admitted-topics', ADMITTED_EVERY_MS, async () => {
      await giveAdmittedTopics(deps.db, new Date());
    }),
    ...RECLUSTER_PASSES.map((pass) => every(pass.name, RECLUSTER_EVERY_MS, (signal) => recluster(deps, pass, signal))),
    every('search-index', SORT_IN_EVERY_MS, () => sortInSearchIndex(deps.db)),
    every('story-tokens', INDEX_EVERY_MS, (signal) => renewTokens(deps, signal)),
    every('event-index', INDEX_EVERY_MS, (signal) => indexPastEvents(deps, signal)),
    every('partitions', PARTITION_EVERY_MS, () => addPartitionWhenDue(deps.db)),
    every('takedowns', TAKEDOWNS_EVERY_MS, async () => {
      const finished = await finishOpenTakedowns(deps);
      if (finished > 0) log.info({ finished }, 'finished takedowns');
    }),
    every('removed-publishers', TAKEDOWNS_EVERY_MS, async (signal) => {
      const stories = await takeDownRemoved(deps, signal);
      if (stories > 0) log.info({ stories }, 'took down stories of removed publishers');
    }),
    every('health-samples', SAMPLE_EVERY_MS, async () => {
      await sampleHealth(deps.db, deps.fleet);
    }),
    every('approvals', APPROVALS_EVERY_MS, async () => {
      const ended = await endUnapproved(deps.db, UNAPPROVED_AT_ONCE);
      if (ended > 0) log.info({ ended }, 'cancelled flashes that nobody approved in time');
    }),
    every('prune', PRUNE_EVERY_MS, (signal) => pruneOnce(deps, signal)),
    every('old-keys', PRUNE_EVERY_MS, async () => {
      await retireOldKeys(deps.redis, deps.prefix);
    }),
  ];
  return {
    isAlive: startWatchdog(deps.redis, announcing),
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
    },
  };
}

async function sweepOnce({ db, queue, log, config }: MaintenanceDeps): Promise<void> {
  // Slightly shorter than the pause, so that a single worker sweeps each time.
  const open = await sweepOpenSubmissions(db, queue, { everyMs: config.sweepMs * SWEEP_EARLY });
  if (open > 0) log.info({ open }, 'swept open submissions');
}

/** Repeats until nothing is due; stops after one page while submissions are waiting. */
async function recluster(
  { db, corpus, announcer, queue }: MaintenanceDeps,
  pass: (typeof RECLUSTER_PASSES)[number],
  signal: AbortSignal,
): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    const page = await reclusterNext(db, corpus, pass);
    if (page.joined > 0) await announcer.announce();
    more = page.more && !(await queue.isBacklogged());
  }
}

async function pruneOnce({ db, config, log }: MaintenanceDeps, signal: AbortSignal): Promise<void> {
  await pruneCorpus(db, new Date(), signal);
  const pruned = await prune(db, { periods: config.periods, now: new Date(), signal });
  if (Object.values(pruned).some((count) => count > 0)) log.info(pruned, 'pruned');
}
