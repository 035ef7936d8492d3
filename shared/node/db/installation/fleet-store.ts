import sql from 'sql-template-tag';
import type { BridgeStatus } from '../../../contract/bridge-schema.ts';
import type { FeedStatus } from '../../../contract/http-shapes.ts';
import { countBridgesByStatus } from '../bridge/bridge-store.ts';
import type { Queryable } from '../database.ts';
import { type PrunedKind, readPruned } from '../wire/retention-store.ts';

/** Counting further would be expensive and say no more. */
const COUNT_MAX = 100_000;

/** The record's progress and backlog. */
export interface RecordFigures {
  wireId: string;
  /** Sequence number of the newest event. */
  recordedSeq: number;
  /** Recorded events without a sequence number. */
  unnumbered: number;
  /** Submissions that are due, and how long the oldest has been. */
  open: number;
  oldestOpenMs: number;
  /** The newest story's release time; undefined on an empty wire. */
  lastReleaseAt: Date | undefined;
  /** When `newswire backup` last succeeded; undefined when it never did. */
  lastBackupAt: Date | undefined;
  feeds: Partial<Record<FeedStatus, number>>;
  bridges: Partial<Record<BridgeStatus, number>>;
  pruned: { kind: PrunedKind; total: number }[];
}

interface FleetRow {
  feed_id: string;
  last_seq: number;
  unnumbered: number;
  open: number;
  oldest_open_ms: number | null;
  last_release_at: Date | null;
  last_backup_at: Date | null;
}

/** Reads the figures that operators need about the record. */
export async function readRecordFigures(db: Queryable): Promise<RecordFigures> {
  const mayGo = sql`status = 'queued' AND (release_at IS NULL OR release_at <= now())`;
  const [{ rows }, feeds, bridges, pruned] = await Promise.all([
    db.query<FleetRow>(sql`
      SELECT w.feed_id, w.last_seq,
        (SELECT count(*) FROM (SELECT FROM wire_events WHERE seq IS NULL LIMIT ${COUNT_MAX}) AS e) AS unnumbered,
        (SELECT count(*) FROM (SELECT FROM submissions WHERE ${mayGo} LIMIT ${COUNT_MAX}) AS s) AS open,
        (SELECT extract(epoch FROM clock_timestamp() - greatest(received_at, release_at))::float8 * 1000
          FROM submissions WHERE ${mayGo} ORDER BY no LIMIT 1) AS oldest_open_ms,
        (SELECT released_at FROM stories WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1) AS last_release_at,
        (SELECT taken_at FROM last_backup) AS last_backup_at
      FROM wire w`),
    db.query<{ status: FeedStatus; feeds: number }>(sql`SELECT status, count(*) AS feeds FROM feeds GROUP BY status`),
    countBridgesByStatus(db),
    readPruned(db),
  ]);
  const row = rows[0];
  if (!row) throw new Error('the wire table is empty: run `newswire migrate`');
  return {
    wireId: row.feed_id,
    recordedSeq: row.last_seq,
    unnumbered: row.unnumbered,
    open: row.open,
    oldestOpenMs: row.oldest_open_ms ?? 0,
    lastReleaseAt: row.last_release_at ?? undefined,
    lastBackupAt: row.last_backup_at ?? undefined,
    feeds: Object.fromEntries(feeds.rows.map(({ status, feeds: count }) => [status, count])),
    bridges,
    pruned,
  };
}
