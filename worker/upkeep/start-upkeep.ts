import type { Redis } from 'ioredis';
import type { WorkerConfig } from '../../shared/node/config/config.ts';
import { sortInSearchIndex } from '../../shared/node/db/search-index-store.ts';
import { type Loop, startLoop } from '../../shared/node/lifecycle/loop.ts';
import { watchTurning } from '../../shared/node/lifecycle/turning.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { PipelineDeps } from '../ingest/pipeline.ts';
import { computeTrending } from '../trending/trending.ts';
import { indexPastEvents } from './index-past-events.ts';
import { prune } from './prune.ts';
import { pruneDesk } from './prune-desk.ts';
import { LOOKS, lookAgain } from './second-look.ts';
import { sweepOpenSubmissions } from './sweep.ts';

const ANNOUNCE_EVERY_MS = 2_000;
const TRENDING_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 3_000;
const SORT_IN_EVERY_MS = 1_000;
const INDEX_EVERY_MS = 60_000;
const SWEEP_EARLY = 0.9;
const PRUNE_EVERY_MS = 10 * 60_000;

export interface UpkeepDeps extends PipelineDeps {
  queue: EditQueue;
  redis: Redis;
  keys: RedisKeys;
  config: WorkerConfig;
}

export interface Upkeep {
  /** False when a turn of the announcer hangs for good. */
  isTurning(): boolean;
  close(): Promise<void>;
}

/** What every worker does besides editing; each turn may come from many workers at once. */
export function startUpkeep(deps: UpkeepDeps): Upkeep {
  const { log } = deps;
  const every = (name: string, pauseMs: number, turn: (signal: AbortSignal) => Promise<void>): Loop =>
    startLoop({ name, log, pauseMs, turn });
  // Heals what a crash between recording, numbering and appending has left.
  const announcing = every('announce', ANNOUNCE_EVERY_MS, () => deps.announcer.announce());
  const loops = [
    announcing,
    every('sweep', deps.config.sweepMs, () => sweepOnce(deps)),
    every('trending', TRENDING_EVERY_MS, async () => {
      await computeTrending(deps.db, deps.redis, deps.keys, new Date());
    }),
    ...LOOKS.map((look) => every(look.name, LOOK_EVERY_MS, (signal) => lookThrough(deps, look, signal))),
    every('search-index', SORT_IN_EVERY_MS, () => sortInSearchIndex(deps.db)),
    every('event-index', INDEX_EVERY_MS, (signal) => indexPastEvents(deps, signal)),
    every('prune', PRUNE_EVERY_MS, (signal) => pruneOnce(deps, signal)),
  ];
  return {
    isTurning: watchTurning(deps.redis, announcing),
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
    },
  };
}

async function sweepOnce({ db, queue, log, config }: UpkeepDeps): Promise<void> {
  // A little less than the pause, so that a worker that is alone misses no turn.
  const open = await sweepOpenSubmissions(db, queue, { everyMs: config.sweepMs * SWEEP_EARLY });
  if (open > 0) log.info({ open }, 'swept open submissions');
}

/** Looks until nothing is due; while submissions wait, one turn must do. */
async function lookThrough(
  { db, desk, announcer, queue }: UpkeepDeps,
  look: (typeof LOOKS)[number],
  signal: AbortSignal,
): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    const turn = await lookAgain(db, desk, look);
    if (turn.joined > 0) await announcer.announce();
    more = turn.more && !(await queue.isBacklogged());
  }
}

async function pruneOnce({ db, config, log }: UpkeepDeps, signal: AbortSignal): Promise<void> {
  await pruneDesk(db, new Date(), signal);
  const pruned = await prune(db, { periods: config.periods, now: new Date(), signal });
  if (Object.values(pruned).some((count) => count > 0)) log.info(pruned, 'pruned');
}
