import sql, { type Sql } from 'sql-template-tag';
import type { CoveragePost, KeyEvent, PostContent } from '../../../domain/coverage.ts';
import type { Queryable } from '../database.ts';
import { NUMBERING_LOCK } from '../wire/wire-store.ts';
import { POST_COLUMNS, type PostRow } from './coverage-row.ts';

const KEY_EVENTS_MAX = 200;

/** Adds a post under the coverage's next number; the caller must hold the coverage's lock. */
export async function addPost(
  tx: Queryable,
  post: { id: string; coverageId: string; externalId?: string; content: PostContent; pinned: boolean },
): Promise<void> {
  await tx.query(sql`
    WITH counted AS (
      UPDATE coverages SET posts = posts + 1, last_no = last_no + 1, changed_at = now() WHERE id = ${post.coverageId}
      RETURNING last_no)
    INSERT INTO coverage_posts (id, coverage_id, no, external_id, content, key_event, pinned_at)
    SELECT ${post.id}, ${post.coverageId}, last_no, ${post.externalId ?? null}, ${JSON.stringify(post.content)},
      ${post.content.keyEvent}, CASE WHEN ${post.pinned} THEN now() END
    FROM counted`);
}

/** A post of this coverage; undefined for an unknown id. */
export async function findPost(db: Queryable, coverageId: string, id: string): Promise<PostRow | undefined> {
  return (await readPosts(db, sql`coverage_id = ${coverageId} AND id = ${id}`))[0];
}

/** The post that the publisher sent under this id of its own. */
export async function findPostByExternalId(
  db: Queryable,
  coverageId: string,
  externalId: string,
): Promise<PostRow | undefined> {
  return (await readPosts(db, sql`coverage_id = ${coverageId} AND external_id = ${externalId}`))[0];
}

/** Replaces the content of a post. */
export async function changePost(tx: Queryable, id: string, content: PostContent): Promise<void> {
  await tx.query(sql`
    WITH changed AS (
      UPDATE coverage_posts SET content = ${JSON.stringify(content)}, key_event = ${content.keyEvent},
        edited_at = now(), revision = revision + 1
      WHERE id = ${id} RETURNING coverage_id)
    UPDATE coverages SET changed_at = now() WHERE id = (SELECT coverage_id FROM changed)`);
}

/** Pins a post, or releases it. */
export async function setPinned(tx: Queryable, id: string, pinned: boolean): Promise<void> {
  await tx.query(sql`
    UPDATE coverage_posts SET pinned_at = CASE WHEN ${pinned} THEN now() END, revision = revision + 1 WHERE id = ${id}`);
}

/** Takes away the content of a post, and keeps when and why. */
export async function emptyPost(tx: Queryable, { id, reason }: { id: string; reason: string }): Promise<void> {
  await tx.query(sql`
    UPDATE coverage_posts SET content = '{}', key_event = false, pinned_at = NULL, retracted_at = now(),
      retract_reason = ${reason}, revision = revision + 1
    WHERE id = ${id}`);
  await tx.query(sql`
    UPDATE coverages SET posts = posts - 1, changed_at = now()
    WHERE id = (SELECT coverage_id FROM coverage_posts WHERE id = ${id})`);
}

/** Takes the content of a retracted post out of its recorded events as well, so that nobody catches up on it. */
export async function emptyPostEvents(tx: Queryable, post: CoveragePost): Promise<void> {
  // While an event gets its number it moves to another partition, where this statement would not find it.
  await tx.query(sql`SELECT pg_advisory_xact_lock(${NUMBERING_LOCK}::int, hashtext(current_schema()))`);
  await tx.query(sql`
    UPDATE wire_events SET payload = jsonb_set(payload, '{post}', ${JSON.stringify(post)}::jsonb)
    WHERE seq IN (SELECT seq FROM event_keys WHERE key = event_key('post', ${post.id}))`);
  await tx.query(sql`
    UPDATE wire_events SET payload = jsonb_set(payload, '{post}', ${JSON.stringify(post)}::jsonb)
    WHERE seq IS NULL AND payload->'post'->>'id' = ${post.id}`);
}

/** A page of posts in this order, from this number on. */
export async function listPosts(
  db: Queryable,
  coverageId: string,
  page: { order: 'newest' | 'oldest'; from: number | undefined; limit: number },
): Promise<PostRow[]> {
  const { order, from, limit } = page;
  const isNewest = order === 'newest';
  const start = from === undefined ? sql`true` : isNewest ? sql`no <= ${from}` : sql`no >= ${from}`;
  const direction = isNewest ? sql`no DESC` : sql`no`;
  return readPosts(db, sql`coverage_id = ${coverageId} AND ${start} ORDER BY ${direction} LIMIT ${limit}`);
}

/** The pinned posts, oldest first. */
export async function listPinned(db: Queryable, coverageId: string): Promise<PostRow[]> {
  return readPosts(db, sql`coverage_id = ${coverageId} AND pinned_at IS NOT NULL ORDER BY no`);
}

/** The newest key events, oldest first. */
export async function listKeyEvents(db: Queryable, coverageId: string): Promise<KeyEvent[]> {
  const { rows } = await db.query<{ id: string; no: number; title: string; created_at: Date }>(sql`
    SELECT id, no, content->>'title' AS title, created_at FROM coverage_posts
    WHERE coverage_id = ${coverageId} AND key_event ORDER BY no DESC LIMIT ${KEY_EVENTS_MAX}`);
  return rows.reverse().map(({ id, no, title, created_at: at }) => ({ postId: id, no, title, at: at.toISOString() }));
}

async function readPosts(db: Queryable, condition: Sql): Promise<PostRow[]> {
  const { rows } = await db.query<PostRow>(sql`SELECT ${POST_COLUMNS} FROM coverage_posts WHERE ${condition}`);
  return rows;
}
