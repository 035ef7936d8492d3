import { type Job, UnrecoverableError } from 'bullmq';
import type { FeedsConfig } from '../../shared/node/config/feeds-config.ts';
import { dropIdleFullTexts, findWantedText, takeFullTexts } from '../../shared/node/db/feed/full-text-store.ts';
import { readStoryRow } from '../../shared/node/db/story/story-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import {
  FULL_TEXT_JOB,
  FULL_TEXT_QUEUE,
  type FullTextJob,
  openFullTextQueue,
} from '../../shared/node/queue/full-text-queue.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { isInfrastructureError } from '../infrastructure-error.ts';
import { HostBusy, orWaitInQueue } from '../outgoing/host-busy.ts';
import { startQueueWorker } from '../start-queue-worker.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import { createPageReader } from './extract/page-reader.ts';
import { type FetchDeps, fetchFullText, giveUp, lastProblem } from './fetch-full-text.ts';
import type { PageFetcher } from './fetch-page.ts';
import { hostSlots } from './host-slots.ts';
import { PageLater } from './page-problem.ts';
import { createRobotsCache } from './robots-cache.ts';

const LOOK_EVERY_MS = 1_000;
const DROP_EVERY_MS = 60_000;
/** Concurrent pages of one worker. */
const AT_ONCE = 4;
/** Jobs of one feed in the queue; the rest waits in Postgres. */
const PER_FEED = 8;
const PAGE_MAX_BYTES = 2 * 1_024 * 1_024;
/** Longer than all attempts of a job: then Redis has lost it. */
const LOST_MS = 30 * 60_000;
const ORPHAN_MS = 5 * 60_000;
/** The text of a story that old is no news. */
const OLD_MS = 24 * 3_600_000;
const FIRST_RETRY_MS = 20_000;
const RETRY_FACTOR = 6;
const LONGEST_RETRY_MS = 10 * 60_000;
const CLOSING_MS = 1_000;
const LEASE_MARGIN_MS = 60_000;

interface FullTextOptions {
  redis: RedisClient;
  workerRedis: RedisClient;
  keys: RedisKeys;
  config: FeedsConfig;
  metrics: WorkerMetrics;
}

/** Starts fetching the pages of stories whose feeds carry excerpts, until closed. */
export function startFullText(
  given: Omit<FetchDeps, 'fetcher' | 'pages'>,
  options: FullTextOptions,
): { close(): Promise<void> } {
  const { redis, keys } = options;
  const { db, log } = given;
  const { net, pages, fetcher } = openFetcher(options);
  const deps: FetchDeps = { ...given, fetcher, pages };
  let closing = false;
  const fetchOne = async ({ data }: Job<FullTextJob>): Promise<void> => {
    try {
      await fetchFullText(deps, data.submissionId);
    } catch (error) {
      // The site is not to blame for a request that ended with this worker.
      throw closing && error instanceof PageLater ? new HostBusy(CLOSING_MS) : error;
    }
  };
  const queue = openFullTextQueue(redis, keys);
  const worker = startQueueWorker<FullTextJob>(
    { redis: options.workerRedis, keys, log, metrics: options.metrics },
    FULL_TEXT_QUEUE,
    { [FULL_TEXT_JOB]: (job, token) => orWaitInQueue(job, token, () => fetchOne(job)) },
    { concurrency: AT_ONCE, settings: { backoffStrategy: (attempts, _type, error) => retryMs(attempts, error) } },
  );
  worker.on('failed', (job, error) => void afterFailure(deps, job, error));
  const loops = [
    startLoop({
      name: 'full-text',
      log,
      pauseMs: LOOK_EVERY_MS,
      run: async () => queue.enqueue(await takeFullTexts(db, { perFeed: PER_FEED, lostMs: LOST_MS })),
    }),
    startLoop({
      name: 'full-text-drop',
      log,
      pauseMs: DROP_EVERY_MS,
      run: () => dropIdleFullTexts(db, { orphanMs: ORPHAN_MS, oldMs: OLD_MS }),
    }),
  ];
  return {
    async close() {
      closing = true;
      await Promise.all(loops.map((loop) => loop.close()));
      const ended = worker.close();
      await net.close();
      await ended;
      await Promise.all([pages.close(), queue.close()]);
    },
  };
}

function openFetcher({ redis, keys, config }: FullTextOptions) {
  const net = openGuardedFetch({
    policy: config,
    userAgent: userAgent(config.publicUrl),
    totalMs: config.fetchMs,
    maxBytes: PAGE_MAX_BYTES,
  });
  const pages = createPageReader();
  const leaseMs = config.fetchMs + LEASE_MARGIN_MS;
  const fetcher: PageFetcher = {
    net,
    robots: createRobotsCache({ net, reader: pages }),
    pages: hostSlots(redis, keys.page, { perHost: 1, leaseMs }),
    random: Math.random,
  };
  return { net, pages, fetcher };
}

/** The site's own wish, else longer each time. */
function retryMs(attempts: number, error: unknown): number {
  const asked = error instanceof PageLater ? error.retryAfterMs : undefined;
  const backOff = FIRST_RETRY_MS * RETRY_FACTOR ** (attempts - 1) * (0.75 + Math.random() / 2);
  return Math.min(LONGEST_RETRY_MS, Math.round(Math.max(asked ?? 0, backOff)));
}

/** After the last attempt the feed shows the problem; if Postgres or Redis was down, the job is taken again later. */
async function afterFailure(deps: FetchDeps, job: Job<FullTextJob> | undefined, error: Error): Promise<void> {
  if (!job || isInfrastructureError(error)) return;
  if (job.attemptsMade < (job.opts.attempts ?? 1) && !(error instanceof UnrecoverableError)) return;
  const { submissionId } = job.data;
  if (!(error instanceof PageLater)) deps.log.warn({ err: error, submission: submissionId }, 'reading a page failed');
  try {
    const wanted = await findWantedText(deps.db, submissionId);
    const row = wanted && (await readStoryRow(deps.db, wanted.storyId));
    await giveUp(deps, submissionId, row?.url ?? '', lastProblem(error));
  } catch (cause) {
    deps.log.warn({ err: cause, submission: submissionId }, 'could not record that a page failed');
  }
}
