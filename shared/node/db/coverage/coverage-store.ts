import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import { COVERAGE_COLUMNS, type CoverageRow, FROM_COVERAGES } from './coverage-row.ts';

/** What a publisher says about a coverage. */
export interface CoverageFields {
  title: string;
  summary: string | null;
  keyPoints: string[];
  authors: string[];
  language: string | null;
  startsAt: Date;
  endsAt: Date | null;
}

/** Adds a coverage. */
export async function addCoverage(
  tx: Queryable,
  { id, publisherId, externalId, ...fields }: CoverageFields & { id: string; publisherId: string; externalId?: string },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO coverages (id, publisher_id, external_id, title, summary, key_points, authors, language, starts_at,
      ends_at)
    VALUES (${id}, ${publisherId}, ${externalId ?? null}, ${fields.title}, ${fields.summary},
      ${JSON.stringify(fields.keyPoints)}, ${JSON.stringify(fields.authors)}, ${fields.language}, ${fields.startsAt},
      ${fields.endsAt})`);
}

/** A coverage; undefined for an unknown id. */
export async function findCoverage(db: Queryable, id: string): Promise<CoverageRow | undefined> {
  return readOne(db, sql`c.id = ${id}`);
}

/** Locks a coverage, which serialises its changes, also on the wire. */
export async function lockCoverage(tx: Queryable, id: string): Promise<CoverageRow | undefined> {
  return readOne(tx, sql`c.id = ${id} FOR UPDATE OF c`);
}

/** The id of its publisher's own, if it has one. */
export async function findExternalId(db: Queryable, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ external_id: string | null }>(sql`
    SELECT external_id FROM coverages WHERE id = ${id}`);
  return rows[0]?.external_id ?? undefined;
}

/** The id of the coverage that the publisher sent under this id of its own. */
export async function findCoverageByExternalId(
  db: Queryable,
  publisherId: string,
  externalId: string,
): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM coverages WHERE publisher_id = ${publisherId} AND external_id = ${externalId}`);
  return rows[0]?.id;
}

/** Keeps two requests of a publisher from adding a coverage with one external id. */
export async function holdExternalId(tx: Queryable, publisherId: string, externalId: string): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`coverage ${publisherId} ${externalId}`}, 0))`);
}

/** Replaces what the publisher says about a coverage; the caller must hold its lock. */
export async function changeCoverage(tx: Queryable, id: string, fields: CoverageFields): Promise<void> {
  await tx.query(sql`
    UPDATE coverages SET title = ${fields.title}, summary = ${fields.summary},
      key_points = ${JSON.stringify(fields.keyPoints)}, authors = ${JSON.stringify(fields.authors)},
      language = ${fields.language}, starts_at = ${fields.startsAt}, ends_at = ${fields.endsAt},
      revision = revision + 1, changed_at = now()
    WHERE id = ${id}`);
}

/** Ends a coverage; the caller must hold its lock. */
export async function endCoverage(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`
    UPDATE coverages SET ended_at = now(), revision = revision + 1, changed_at = now() WHERE id = ${id}`);
}

export interface CoverageList {
  status: 'live' | 'ended' | undefined;
  /** Only those of this publisher. */
  publisherId: string | undefined;
  before: string | undefined;
  limit: number;
}

/** Coverages, newest first: those that run, those that have ended, or all. */
export async function listCoverages(
  db: Queryable,
  { status, publisherId, before, limit }: CoverageList,
): Promise<CoverageRow[]> {
  const state =
    status === undefined ? sql`true` : status === 'live' ? sql`c.ended_at IS NULL` : sql`c.ended_at IS NOT NULL`;
  const { rows } = await db.query<CoverageRow>(sql`
    SELECT ${COVERAGE_COLUMNS} ${FROM_COVERAGES}
    WHERE ${state} AND ${before === undefined ? sql`true` : sql`c.id < ${before}`}
      AND ${publisherId === undefined ? sql`true` : sql`c.publisher_id = ${publisherId}`}
    ORDER BY c.id DESC LIMIT ${limit}`);
  return rows;
}

/** Deletes up to `limit` coverages that ended before `cutoff`, with their posts; returns how many. */
export async function deleteCoveragesBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM coverages WHERE id IN (
      SELECT id FROM coverages WHERE ended_at < ${cutoff} ORDER BY ended_at LIMIT ${limit})`);
  return rowCount ?? 0;
}

async function readOne(db: Queryable, condition: Sql): Promise<CoverageRow | undefined> {
  const { rows } = await db.query<CoverageRow>(sql`SELECT ${COVERAGE_COLUMNS} ${FROM_COVERAGES} WHERE ${condition}`);
  return rows[0];
}
