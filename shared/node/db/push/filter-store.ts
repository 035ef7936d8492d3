import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import type { Queryable } from '../database.ts';

export interface PushFilter {
  id: string;
  /** Ascending in order of insertion, with gaps. */
  no: number;
  filter: CanonicalFilter;
}

/** Stores each distinct filter once; returns the ids in order. The same transaction must then use them. */
export async function keepFilters(tx: Queryable, filters: CanonicalFilter[]): Promise<string[]> {
  const texts = filters.map((filter) => JSON.stringify(filter));
  const ids = texts.map((text) => createHash('sha256').update(text).digest('base64url'));
  // Sorted, so that two subscriptions cannot deadlock. The update changes nothing but locks an otherwise unused filter,
  // which could be deleted before it is used.
  await tx.query(sql`
    INSERT INTO push_filters (id, filter)
    SELECT DISTINCT ON (id) id, filter::jsonb FROM unnest(${ids}::text[], ${texts}::text[]) AS new (id, filter) ORDER BY id
    ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id`);
  return ids;
}

/**
 * A digest of the current filters: their count, the last number, and the sums of the numbers and of their squares,
 * joined by dots. Different sets practically never share a digest.
 */
export async function readFiltersState(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ state: string }>(sql`
    SELECT concat_ws('.', count(*), max(no), sum(no), sum(no::numeric * no)) AS state FROM push_filters`);
  return rows[0]?.state ?? '';
}

/** Up to `limit` filters added after this number, in order. */
export async function listFiltersAfter(db: Queryable, no: number, limit: number): Promise<PushFilter[]> {
  const { rows } = await db.query<PushFilter>(sql`
    SELECT id, no, filter FROM push_filters WHERE no > ${no} ORDER BY no LIMIT ${limit}`);
  return rows;
}

/** The numbers of all filters. */
export async function listFilterNumbers(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ no: number }>(sql`SELECT no FROM push_filters`);
  return rows.map(({ no }) => no);
}

/** The filters with these numbers. */
export async function listFiltersByNumber(db: Queryable, numbers: number[]): Promise<PushFilter[]> {
  const { rows } = await db.query<PushFilter>(sql`
    SELECT id, no, filter FROM push_filters WHERE no = ANY (${numbers}::bigint[])`);
  return rows;
}

/** Deletes filters that no rule uses. */
export async function deleteUnusedFilters(db: Queryable): Promise<void> {
  await db.query(sql`
    DELETE FROM push_filters f WHERE NOT EXISTS (SELECT FROM push_rules r WHERE r.filter_id = f.id)
      AND NOT EXISTS (SELECT FROM alert_rules r WHERE r.filter_id = f.id)`);
}
