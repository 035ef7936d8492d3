import type { RequestHandler } from 'express';
import type { Bridge } from '../../../shared/contract/bridge-schema.ts';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import type { OpsOverview } from '../../../shared/contract/ops-shapes.ts';
import { listBridges } from '../../../shared/node/db/bridge/bridge-store.ts';
import { listFailingFeeds } from '../../../shared/node/db/feed/feed-store.ts';
import { listDismissed } from '../../../shared/node/db/installation/dismissal-store.ts';
import { countFailedSubmissions } from '../../../shared/node/db/submission/failed-submission-store.ts';
import { deliveryLatency } from '../../../shared/node/fleet/delivery-latency.ts';
import type { FleetFigures } from '../../../shared/node/fleet/fleet-figures.ts';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';
import { LATENCY_BUCKETS_S } from '../../../shared/node/telemetry/registry.ts';
import type { HttpContext } from '../context.ts';

const FAILING_MAX = 20;

/** `GET /ops/overview`: the state of everything, as last reported. */
export function getOverview({ db, fleet, push, log }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const [figures, failed, failing, bridges, dismissed] = await Promise.all([
      fleet(),
      // Without Postgres, `record` is null and these are not used.
      orIfUnknown(0, countFailedSubmissions(db), log),
      orIfUnknown([], listFailingFeeds(db, FAILING_MAX), log),
      orIfUnknown([], listBridges(db), log),
      orIfUnknown([], listDismissed(db), log),
    ]);
    const offersPush = push.subject !== undefined;
    res.json({ ...toOverview(figures, { failed, failing, bridges }), dismissed, offersPush } satisfies OpsOverview);
  };
}

/** During an outage, operators need the rest of the overview. */
async function orIfUnknown<T>(otherwise: T, reading: Promise<T>, log: Logger): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    log.warn({ err: error }, 'a part of the overview could not be read');
    return otherwise;
  }
}

function toOverview(
  { record, queues, streamSeq, members }: FleetFigures,
  { failed, failing, bridges }: { failed: number; failing: Feed[]; bridges: Bridge[] },
): Omit<OpsOverview, 'dismissed' | 'offersPush'> {
  return {
    at: new Date().toISOString(),
    record: record
      ? {
          wireId: record.wireId,
          recordedSeq: record.recordedSeq,
          unnumbered: record.unnumbered,
          open: record.open,
          oldestOpenMs: record.oldestOpenMs,
          lastReleaseAt: record.lastReleaseAt?.toISOString() ?? null,
          failed,
          feeds: record.feeds,
          failing,
          bridges,
        }
      : null,
    streamSeq: streamSeq ?? null,
    queues: queues ?? null,
    members: members ?? null,
    latency: { bounds: LATENCY_BUCKETS_S, counts: deliveryLatency(members ?? []) },
  };
}
