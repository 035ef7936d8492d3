import type { RequestHandler } from 'express';
import type { HealthPoint, OpsHistory, StorageFigures } from '../../../shared/contract/ops-history-shapes.ts';
import { opsHistoryQuerySchema } from '../../../shared/contract/ops-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { medianGrowth } from '../../../shared/domain/median-growth.ts';
import { percentile } from '../../../shared/domain/percentile.ts';
import {
  readSteps,
  SAMPLE_SECONDS,
  type SampledStep,
} from '../../../shared/node/db/installation/health-sample-store.ts';
import { readLargestTables } from '../../../shared/node/db/installation/stored-bytes-store.ts';
import { LATENCY_BUCKETS_S } from '../../../shared/node/telemetry/registry.ts';
import type { HttpContext } from '../context.ts';

const POINTS_MAX = 288;
const HOUR_S = 3_600;
const DAY_MS = 24 * 3_600_000;
const WEEK_HOURS = 7 * 24;
/** Growth over less says little. */
const GROWTH_SINCE_MS = 6 * 3_600_000;
const TABLES = 5;

/** `GET /ops/history`: how the installation was doing in the last hours, and how its data grows. */
export function getHistory(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { hours } = parseOr('bad_query', opsHistoryQuerySchema, req.query);
    const stepSeconds = SAMPLE_SECONDS * Math.ceil((hours * HOUR_S) / SAMPLE_SECONDS / POINTS_MAX);
    const [steps, storage] = await Promise.all([
      readSteps(context.db, { hours, stepSeconds }),
      storageFigures(context),
    ]);
    res.json({ hours, stepSeconds, points: steps.map(toPoint), storage } satisfies OpsHistory);
  };
}

function toPoint({ at, latency, readers, open, storedBytes }: SampledStep): HealthPoint {
  const share = (part: number): number | null => {
    const seconds = percentile(latency, LATENCY_BUCKETS_S, part);
    return seconds === undefined ? null : Math.min(seconds, LATENCY_BUCKETS_S.at(-1) ?? 0) * 1_000;
  };
  const deliveries = latency.reduce((sum, count) => sum + count, 0);
  return {
    ...{ at: at.toISOString(), deliveries },
    ...{ p50: share(0.5), p90: share(0.9), p99: share(0.99) },
    ...{ readers, open, storedBytes },
  };
}

async function storageFigures({ db, freeDisk }: HttpContext): Promise<StorageFigures> {
  const [week, tables, diskFreeBytes] = await Promise.all([
    readSteps(db, { hours: WEEK_HOURS, stepSeconds: HOUR_S }),
    readLargestTables(db, Number.MAX_SAFE_INTEGER),
    freeDisk(),
  ]);
  return {
    bytes: tables.reduce((sum, table) => sum + table.bytes, 0),
    bytesPerDay: growthPerDay(week),
    tables: tables.slice(0, TABLES),
    diskFreeBytes,
  };
}

function growthPerDay(steps: readonly SampledStep[]): number | null {
  const readings = steps.map(({ at, storedBytes }) => ({ at: at.getTime(), value: storedBytes }));
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last || last.at - first.at < GROWTH_SINCE_MS) return null;
  const slope = medianGrowth(readings);
  return slope === undefined ? null : Math.round(slope * DAY_MS);
}
