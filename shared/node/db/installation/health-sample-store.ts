import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** Seconds between two samples. */
export const SAMPLE_SECONDS = 300;

/** What is kept of a moment besides the stored bytes. */
export interface HealthSample {
  /** Deliveries by latency since the sample before. */
  latency: number[];
  readers: number;
  open: number;
  oldestOpenMs: number;
}

/** Samples of one step, put together. */
export interface SampledStep {
  at: Date;
  latency: number[];
  readers: number;
  open: number;
  storedBytes: number;
}

/** True when these five minutes have no sample yet. */
export async function isSampleDue(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ due: boolean }>(sql`
    SELECT NOT EXISTS (SELECT FROM health_samples WHERE at > now() - ${SAMPLE_SECONDS} * interval '1 second') AS due`);
  return rows[0]?.due ?? false;
}

/** Keeps a sample of now, with the bytes that are stored; of several workers' samples, the first stays. */
export async function keepSample(db: Queryable, sample: HealthSample): Promise<void> {
  const { latency, readers, open, oldestOpenMs } = sample;
  await db.query(sql`
    INSERT INTO health_samples (at, latency, readers, open, oldest_open_ms, stored_bytes)
    SELECT date_bin(${SAMPLE_SECONDS} * interval '1 second', now(), 'epoch'), ${latency}, ${readers}, ${open},
      ${oldestOpenMs}, coalesce(sum(pg_total_relation_size(oid)), 0)
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'm')
    ON CONFLICT (at) DO NOTHING`);
}

/** The samples of the last hours in steps, oldest first: latencies added up, of the rest the largest. */
export async function readSteps(
  db: Queryable,
  { hours, stepSeconds }: { hours: number; stepSeconds: number },
): Promise<SampledStep[]> {
  const { rows } = await db.query<{
    step: Date;
    latency: number[];
    readers: number;
    open: number;
    stored_bytes: number;
  }>(sql`
    WITH samples AS (
      SELECT *, date_bin(${stepSeconds} * interval '1 second', at, 'epoch') AS step
      FROM health_samples WHERE at > now() - ${hours} * interval '1 hour'
    ), latencies AS (
      SELECT step, bucket, sum(count)::int AS count
      FROM samples, unnest(latency) WITH ORDINALITY AS l (count, bucket) GROUP BY step, bucket
    )
    SELECT step, max(readers) AS readers, max(open) AS open, max(stored_bytes) AS stored_bytes,
      (SELECT array_agg(count ORDER BY bucket) FROM latencies l WHERE l.step = s.step) AS latency
    FROM samples s GROUP BY step ORDER BY step`);
  return rows.map(({ step, latency, readers, open, stored_bytes }) => {
    return { at: step, latency: latency ?? [], readers, open, storedBytes: stored_bytes };
  });
}

/** Deletes up to `limit` samples from before `cutoff`. */
export async function deleteSamplesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM health_samples WHERE at IN (SELECT at FROM health_samples WHERE at < ${cutoff} ORDER BY at LIMIT ${limit})`);
  return rowCount ?? 0;
}
