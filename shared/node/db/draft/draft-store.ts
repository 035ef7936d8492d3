import sql, { type Sql } from 'sql-template-tag';
import type { DraftIn } from '../../../contract/draft-schema.ts';
import type { Queryable } from '../database.ts';

/** A draft of a publisher. */
export interface DraftRow {
  id: string;
  storyId: string | null;
  headline: string;
  revision: number;
  changedAt: Date;
  changedBy: string | null;
  fields: DraftIn['fields'];
}

/** Whose draft it is. */
export interface OwnDraft {
  publisherId: string;
  id: string;
}

const LINE = sql`d.id, d.story_id AS "storyId", d.revision, d.changed_at AS "changedAt", d.changed_by AS "changedBy",
  coalesce(d.fields->>'headline', s.headline, '') AS headline`;
const FROM = sql`FROM drafts d LEFT JOIN stories s ON s.id = d.story_id`;

/** A publisher's drafts, last changed first. */
export async function listDrafts(
  db: Queryable,
  publisherId: string,
  limit: number,
): Promise<Omit<DraftRow, 'fields'>[]> {
  const { rows } = await db.query<Omit<DraftRow, 'fields'>>(sql`
    SELECT ${LINE} ${FROM} WHERE d.publisher_id = ${publisherId} ORDER BY d.changed_at DESC, d.id LIMIT ${limit}`);
  return rows;
}

/** A draft; undefined when the publisher has none with this id. */
export async function findDraft(db: Queryable, own: OwnDraft): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>(sql`SELECT ${LINE}, d.fields ${FROM} WHERE ${isOwn(own)}`);
  return rows[0];
}

/** The same without what was typed. */
export async function findDraftLine(db: Queryable, own: OwnDraft): Promise<Omit<DraftRow, 'fields'> | undefined> {
  const { rows } = await db.query<DraftRow>(sql`SELECT ${LINE} ${FROM} WHERE ${isOwn(own)}`);
  return rows[0];
}

/** Makes the publisher's writers of drafts follow each other, so that none passes its limits. */
export async function lockDrafts(tx: Queryable, publisherId: string): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`drafts ${publisherId}`}, 0))`);
}

/** What a publisher's drafts take. */
export async function measureDrafts(
  db: Queryable,
  { publisherId, except }: { publisherId: string; except?: string },
): Promise<{ drafts: number; bytes: number }> {
  const { rows } = await db.query<{ drafts: number; bytes: number }>(sql`
    SELECT count(*)::int AS drafts, coalesce(sum(bytes), 0)::int AS bytes FROM drafts
    WHERE publisher_id = ${publisherId} AND id IS DISTINCT FROM ${except ?? null}::uuid`);
  return rows[0] ?? { drafts: 0, bytes: 0 };
}

/** Writes the next revision of a draft, which is locked. */
export async function putDraft(
  tx: Queryable,
  { publisherId, id }: OwnDraft,
  draft: { storyId: string | null; revision: number; fields: string; bytes: number; changedBy: string | null },
): Promise<void> {
  const { storyId, revision, fields, bytes, changedBy } = draft;
  await tx.query(sql`
    INSERT INTO drafts (publisher_id, id, story_id, revision, fields, bytes, changed_by)
    VALUES (${publisherId}, ${id}, ${storyId}, ${revision}, ${fields}, ${bytes}, ${changedBy})
    ON CONFLICT (publisher_id, id) DO UPDATE SET story_id = EXCLUDED.story_id, revision = EXCLUDED.revision,
      fields = EXCLUDED.fields, bytes = EXCLUDED.bytes, changed_by = EXCLUDED.changed_by,
      changed_at = clock_timestamp()`);
}

/** Deletes a draft; false when there was none. */
export async function deleteDraft(db: Queryable, { publisherId, id }: OwnDraft): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM drafts WHERE publisher_id = ${publisherId} AND id = ${id}`);
  return rowCount !== 0;
}

/** Deletes some drafts that nobody has changed since. */
export async function deleteDraftsBefore(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM drafts WHERE (publisher_id, id) IN (
      SELECT publisher_id, id FROM drafts WHERE changed_at < ${cutoff} ORDER BY changed_at LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** Deletes the drafts of a story that is taken down, and those of its publisher with one of its headlines or its address. */
export async function deleteDraftsOfStory(
  tx: Queryable,
  { id, publisherId, url }: { id: string; publisherId: string; url: string | null },
  headlines: readonly string[],
): Promise<void> {
  await tx.query(sql`
    DELETE FROM drafts WHERE story_id = ${id} OR (publisher_id = ${publisherId}
      AND (fields->>'headline' = ANY (${headlines}) OR fields->>'url' = ${url}))`);
}

function isOwn({ publisherId, id }: OwnDraft): Sql {
  return sql`d.publisher_id = ${publisherId} AND d.id = ${id}`;
}
