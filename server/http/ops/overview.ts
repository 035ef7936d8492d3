import type { RequestHandler } from 'express';
import { countFailedSubmissions } from '../../../shared/node/db/failed-submission-store.ts';
import { listAilingFeeds } from '../../../shared/node/db/feed-store.ts';
import type { FleetFigures } from '../../../shared/node/fleet/fleet-figures.ts';
import { LATENCY_BUCKETS_S } from '../../../shared/node/telemetry/latency-buckets.ts';
import { addCounts } from '../../../shared/node/telemetry/latency-window.ts';
import type { Feed } from '../../../shared/wire/http-shapes.ts';
import type { OpsLatency, OpsOverview, SeenMember } from '../../../shared/wire/ops-shapes.ts';
import type { HttpContext } from '../context.ts';

const AILING_MAX = 20;

/** `GET /ops/overview`: how everything is, as everyone last said of themselves. */
export function getOverview({ db, fleet, push }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const [figures, failed, ailing] = await Promise.all([
      fleet(),
      // Without Postgres the record is told as null, these with it.
      countFailedSubmissions(db).catch(() => 0),
      listAilingFeeds(db, AILING_MAX).catch(() => []),
    ]);
    const offersPush = push.subject !== undefined;
    res.json({ ...toOverview(figures, failed, ailing), offersPush } satisfies OpsOverview);
  };
}

function toOverview(
  { record, queues, streamSeq, members }: FleetFigures,
  failed: number,
  ailing: Feed[],
): Omit<OpsOverview, 'offersPush'> {
  return {
    at: new Date().toISOString(),
    record: record
      ? {
          feedId: record.feedId,
          recordedSeq: record.recordedSeq,
          unnumbered: record.unnumbered,
          open: record.open,
          oldestOpenMs: record.oldestOpenMs,
          lastReleaseAt: record.lastReleaseAt?.toISOString() ?? null,
          failed,
          feeds: record.feeds,
          ailing,
        }
      : null,
    streamSeq: streamSeq ?? null,
    queues: queues ?? null,
    members: members ?? null,
    latency: latencyOf(members ?? []),
  };
}

/** What the servers that live have measured, added up. */
function latencyOf(members: SeenMember[]): OpsLatency {
  const counts = members.flatMap((member) =>
    member.kind === 'server' && member.state === 'alive' ? [member.figures.latency] : [],
  );
  return { bounds: LATENCY_BUCKETS_S, counts: addCounts(counts) };
}
