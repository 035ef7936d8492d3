import type { Redis } from 'ioredis';
import { CANARY_PUBLISHER_ID, listDueCanaries } from '../../shared/node/db/canary-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { EditQueue } from '../../shared/node/queue/edit-queue.ts';
import { claimCanaryTurn } from '../../shared/node/redis/canary-turn.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { CanaryMetrics } from '../../shared/node/telemetry/canary-metrics.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { Feed } from '../feed/feed.ts';
import { followCanaries } from './follow-canaries.ts';

const LOST_AFTER_MS = 60_000;
const LOOK_BACK_MS = 15 * 60_000;
const LOOK_EVERY_MS = 10_000;
/** Turns that come a little early are no reason to skip one. */
const TURN_SHARE = 0.9;
const TEXT = {
  headline: 'The canary sings',
  body: '<p>Every <b>minute</b>, from one end of the wire to the other.</p>',
};

export interface CanaryDeps {
  db: Database;
  redis: Redis;
  keys: RedisKeys;
  queue: EditQueue;
  feed: Pick<Feed, 'onCanary'>;
  metrics: CanaryMetrics;
  log: Logger;
  everyMs: number;
}

/**
 * Hands in a story that nobody sees, again and again, and waits for it at the other end. All servers together hand in
 * one each time; each waits for all of them.
 */
export function startCanary(deps: CanaryDeps): { close(): Promise<void> } {
  const { db, feed, metrics, log, everyMs } = deps;
  const follower = followCanaries(Date.now());
  feed.onCanary((id, due) => {
    if (follower.arrived(id)) metrics.arrived(Date.now() - due);
  });
  const loops = [
    startLoop({ name: 'canary', log, pauseMs: everyMs, turn: () => sing(deps) }),
    startLoop({
      name: 'canary watch',
      log,
      pauseMs: LOOK_EVERY_MS,
      async turn() {
        const due = await listDueCanaries(db, { withinMs: LOOK_BACK_MS, graceMs: LOST_AFTER_MS });
        const lost = follower.missing(due);
        if (lost.length === 0) return;
        metrics.lost(lost.length);
        log.error({ canaries: lost }, 'canaries were lost');
      },
    }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
    },
  };
}

async function sing({ db, redis, keys, queue, metrics, log, everyMs }: CanaryDeps): Promise<void> {
  if (!(await claimCanaryTurn(redis, keys, Math.round(everyMs * TURN_SHARE)))) return;
  const canary = openSubmission(CANARY_PUBLISHER_ID, { kind: 'canary', payload: TEXT });
  await acceptSubmissions({ db, queue, log }, CANARY_PUBLISHER_ID, [canary], undefined, undefined);
  metrics.sent();
}
