import type { FeedsConfig } from '../../shared/node/config/feeds-config.ts';
import {
  type ClaimedFeed,
  claimDueFeeds,
  hasDueFeeds,
  returnFeed,
} from '../../shared/node/db/feed/feed-claim-store.ts';
import { pause } from '../../shared/node/lifecycle/back-off.ts';
import type { WorkerMetrics } from '../worker-metrics.ts';
import type { OpenPolls } from './open-polls.ts';
import type { PollDeps } from './poll-deps.ts';
import { pollFeed } from './poll-feed.ts';

/** The pause between two claims while feeds are due. */
const CLAIM_EVERY_MS = 250;
/** Under load, a claim waits until this share of the places is free, so that it takes several feeds. */
const CLAIM_SHARE = 4;
/** A claim outlives its fetch by this much; then another worker can take over a crashed worker's feeds. */
const CLAIM_MARGIN_MS = 60_000;

/** What polls the feeds of one worker. */
export interface Poller {
  deps: PollDeps;
  config: FeedsConfig;
  metrics: WorkerMetrics;
  polls: OpenPolls;
  /** True once the worker is stopping. */
  closing: boolean;
}

/** Claims due feeds and begins to poll them, until none is due. */
export async function pollDue(poller: Poller, signal: AbortSignal): Promise<void> {
  const { deps, config, metrics, polls } = poller;
  const { concurrency, perHost } = config;
  const claimMs = config.fetchMs + CLAIM_MARGIN_MS;
  while (!signal.aborted && (await hasDueFeeds(deps.db))) {
    const limit = polls.room();
    const feeds = limit > 0 ? await claimDueFeeds(deps.db, { limit, perHost, claimMs }) : [];
    for (const feed of feeds) {
      metrics.feedPolled(Date.now() - feed.due_at.getTime());
      polls.add(poll(poller, feed));
    }
    // After a full batch there may be more; what is left of any other waits for its hosts.
    if (feeds.length === limit) await polls.waitForRoom(Math.ceil(concurrency / CLAIM_SHARE), CLAIM_EVERY_MS, signal);
    else await pause(CLAIM_EVERY_MS, signal);
  }
}

async function poll(poller: Poller, feed: ClaimedFeed): Promise<void> {
  const { deps } = poller;
  try {
    if (poller.closing) await returnFeed(deps.db, feed.id);
    else await pollFeed({ ...deps, isClosing: () => poller.closing }, feed);
  } catch (error) {
    // Postgres or Redis is down: the claim expires and the feed is due again.
    deps.log.warn({ err: error, feed: feed.id }, 'polling failed inside the worker');
  }
}
