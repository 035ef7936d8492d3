import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** A reader with several devices or a passkey. */
export interface ReaderRecord {
  id: string;
  commenterId: string | null;
  version: number;
  forgottenVersion: number;
  createdAt: Date;
}

interface ReaderRow {
  id: string;
  commenter_id: string | null;
  version: string;
  forgotten_version: string;
  created_at: Date;
}

/** How many readers a network has made within a day, and has in all; locks it until the transaction ends. */
export async function lockNetwork(tx: Queryable, network: string): Promise<{ today: number; all: number }> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`reader ${network}`}, 0))`);
  const { rows } = await tx.query<{ today: number; all: number }>(sql`
    SELECT count(*) FILTER (WHERE created_at > now() - interval '1 day')::int AS today, count(*)::int AS all
    FROM readers WHERE network = ${network}`);
  return rows[0] ?? { today: 0, all: 0 };
}

/** Adds a reader without devices. */
export async function addReader(
  tx: Queryable,
  reader: { id: string; network: string; commenterId: string | undefined },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO readers (id, network, commenter_id)
    VALUES (${reader.id}, ${reader.network}, (SELECT id FROM commenters WHERE id = ${reader.commenterId ?? null}))`);
}

/** Locks a reader until the transaction ends; undefined for one that was deleted. */
export async function lockReader(tx: Queryable, id: string): Promise<ReaderRecord | undefined> {
  const { rows } = await tx.query<ReaderRow>(sql`
    SELECT id, commenter_id, version, forgotten_version, created_at FROM readers WHERE id = ${id} FOR UPDATE`);
  return rows[0] && toRecord(rows[0]);
}

/** The reader; undefined for one that was deleted. */
export async function findReader(db: Queryable, id: string): Promise<ReaderRecord | undefined> {
  const { rows } = await db.query<ReaderRow>(sql`
    SELECT id, commenter_id, version, forgotten_version, created_at FROM readers WHERE id = ${id}`);
  return rows[0] && toRecord(rows[0]);
}

/** Records a change of items or devices, of which all devices are to hear. */
export async function bumpReader(tx: Queryable, id: string): Promise<number> {
  const { rows } = await tx.query<{ version: string }>(sql`
    UPDATE readers SET version = version + 1, changed_at = clock_timestamp(), seen_at = now() WHERE id = ${id}
    RETURNING version`);
  return Number(rows[0]?.version ?? 0);
}

/** Gives a reader the name of one of its devices for comments. */
export async function setCommenter(tx: Queryable, id: string, commenterId: string): Promise<void> {
  await tx.query(sql`
    UPDATE readers SET commenter_id = (SELECT id FROM commenters WHERE id = ${commenterId}) WHERE id = ${id}`);
}

/** Deletes a reader with all that is kept of them. */
export async function deleteReader(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`DELETE FROM readers WHERE id = ${id}`);
}

/** Deletes up to `limit` readers that no device has come back for since the cutoff; returns how many. */
export async function deleteReadersUnseenSince(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM readers WHERE id IN (SELECT id FROM readers WHERE seen_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** The readers that have changed within these seconds, with their devices. */
export async function findChangedReaders(
  db: Queryable,
  seconds: number,
): Promise<{ id: string; version: number; devices: string[] }[]> {
  const { rows } = await db.query<{ id: string; version: string; devices: string[] }>(sql`
    SELECT r.id, r.version, ARRAY(SELECT d.id::text FROM reader_devices d WHERE d.reader_id = r.id) AS devices
    FROM readers r WHERE r.changed_at > now() - make_interval(secs => ${seconds})`);
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

function toRecord(row: ReaderRow): ReaderRecord {
  return {
    id: row.id,
    commenterId: row.commenter_id,
    version: Number(row.version),
    forgottenVersion: Number(row.forgotten_version),
    createdAt: row.created_at,
  };
}
