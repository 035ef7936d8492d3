import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { prepared } from '../prepared.ts';

/** A story or a live coverage that an operator has taken down, or is about to. */
export interface Takedown {
  /** The id of the story, or of the coverage. */
  storyId: string;
  subject: 'story' | 'coverage';
  reason: string;
  at: Date;
  /** The numbers of the events that held its text. */
  seqs: number[];
  /** The ids of its submissions. */
  submissions: string[];
  /** When its text had left Postgres; null while it has not. */
  removedAt: Date | null;
  /** When nothing was left to do. */
  finishedAt: Date | null;
}

// The driver reads 64-bit numbers as numbers, but lists of them as texts.
const COLUMNS = sql`story_id AS "storyId", subject, reason, at, seqs::float8[] AS seqs, submissions, removed_at AS "removedAt",
  finished_at AS "finishedAt"`;

/** Records the wish to take it down; false when it was recorded before. */
export async function addTakedown(
  tx: Queryable,
  wish: Pick<Takedown, 'storyId' | 'subject' | 'reason'> & { publisherId: string; operatorId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    INSERT INTO takedowns (story_id, subject, publisher_id, operator_id, reason)
    VALUES (${wish.storyId}, ${wish.subject}, ${wish.publisherId}, ${wish.operatorId}, ${wish.reason})
    ON CONFLICT DO NOTHING`);
  return rowCount === 1;
}

/** Waits for whoever records a story with one of these names, and keeps others from it until the transaction ends. */
export async function lockNames(tx: Queryable, names: readonly string[]): Promise<void> {
  await tx.query(sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) AS name ORDER BY key) AS keys`);
}

/** Refuses from now on whatever has one of these names, as `namesOf` gives them. */
export async function refuseNames(tx: Queryable, storyId: string, names: readonly string[]): Promise<void> {
  await tx.query(sql`
    INSERT INTO takedown_names (hash, story_id)
    SELECT decode(hash, 'hex'), ${storyId} FROM unnest(${names.map(hashOf)}::text[]) AS hash ON CONFLICT DO NOTHING`);
}

/** Refuses from now on the pictures with these keys. */
export async function refusePictures(tx: Queryable, storyId: string, keys: readonly string[]): Promise<void> {
  await tx.query(sql`
    INSERT INTO takedown_pictures (key, story_id)
    SELECT key, ${storyId} FROM unnest(${keys}::text[]) AS key ON CONFLICT DO NOTHING`);
}

/** The keys of all pictures that must not be shown. */
export async function listRefusedPictures(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(sql`SELECT key FROM takedown_pictures`);
  return rows.map(({ key }) => key);
}

/** The takedown of this story; undefined when there is none. */
export async function findTakedown(db: Queryable, storyId: string): Promise<Takedown | undefined> {
  const { rows } = await db.query<Takedown>(sql`SELECT ${COLUMNS} FROM takedowns WHERE story_id = ${storyId}`);
  return rows[0];
}

/** Of these stories, those that were taken down, with the reason. */
export async function findTakenDown(db: Queryable, storyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (storyIds.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; reason: string }>(sql`
    SELECT story_id AS id, reason FROM takedowns WHERE story_id = ANY (${storyIds}::uuid[])`);
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}

/** Locks the takedown of a story, so that only one process at a time removes its text. */
export async function lockTakedown(tx: Queryable, storyId: string): Promise<Takedown | undefined> {
  const { rows } = await tx.query<Takedown>(sql`
    SELECT ${COLUMNS} FROM takedowns WHERE story_id = ${storyId} FOR UPDATE`);
  return rows[0];
}

/** The reason for which each of these names is refused, by name; names that are not refused are left out. */
export async function findRefusedNames(db: Queryable, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const nameOf = new Map(names.map((name) => [hashOf(name), name]));
  const { rows } = await db.query<{ hash: string; reason: string }>(
    prepared(
      'find-refused-names',
      sql`
    SELECT encode(n.hash, 'hex') AS hash, t.reason FROM takedown_names n JOIN takedowns t ON t.story_id = n.story_id
    WHERE n.hash = ANY (ARRAY(SELECT decode(hash, 'hex') FROM unnest(${[...nameOf.keys()]}::text[]) AS hash))`,
    ),
  );
  return new Map(rows.map(({ hash, reason }) => [nameOf.get(hash) ?? '', reason]));
}

/** Takedowns that were begun and not finished, oldest first. */
export async function listOpenTakedowns(db: Queryable, limit: number): Promise<Takedown[]> {
  const { rows } = await db.query<Takedown>(sql`
    SELECT ${COLUMNS} FROM takedowns WHERE finished_at IS NULL ORDER BY at LIMIT ${limit}`);
  return rows;
}

/** Notes that the text has left Postgres, and what has copies of it elsewhere. */
export async function markRemoved(
  tx: Queryable,
  storyId: string,
  { seqs, submissions }: Pick<Takedown, 'seqs' | 'submissions'>,
): Promise<void> {
  await tx.query(sql`
    UPDATE takedowns SET removed_at = now(), seqs = ${seqs}::bigint[], submissions = ${submissions}::uuid[]
    WHERE story_id = ${storyId}`);
}

/** Notes that nothing is left to do. */
export async function markFinished(db: Queryable, storyId: string): Promise<void> {
  await db.query(sql`UPDATE takedowns SET finished_at = now() WHERE story_id = ${storyId} AND finished_at IS NULL`);
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
