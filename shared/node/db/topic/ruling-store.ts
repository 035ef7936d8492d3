import sql from 'sql-template-tag';
import type { RulingAct } from '../../../contract/topic-ruling-schema.ts';
import type { TopicRuling } from '../../../contract/trending-shapes.ts';
import type { TopicRef } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** Serialises rulings, so that two cannot make a cycle of merges. */
const RULINGS_LOCK = 0x72756c65;

/** A ruling as recorded; `id` is for the moderation log. */
export interface RulingRow {
  slug: string;
  id: string;
  act: RulingAct;
  label: string;
  /** Null unless it was merged. */
  into: string | null;
  reason: string;
  publisherId: string;
}

/** Waits for the lock of rulings, until the transaction ends. */
export async function lockRulings(tx: Queryable): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(${RULINGS_LOCK}, hashtext(current_schema()))`);
}

/** All rulings. Their number is limited, so that trending can read them each time. */
export async function readRulings(db: Queryable): Promise<RulingRow[]> {
  const { rows } = await db.query<RulingRow>(sql`
    SELECT slug, id, act, label, into_slug AS into, reason, publisher_id AS "publisherId" FROM topic_rulings`);
  return rows;
}

/** Records a ruling in place of the topic's one before. */
export async function putRuling(tx: Queryable, ruling: RulingRow): Promise<void> {
  const { slug, id, act, label, into, reason, publisherId } = ruling;
  await tx.query(sql`
    INSERT INTO topic_rulings (slug, id, act, label, into_slug, reason, publisher_id)
    VALUES (${slug}, ${id}, ${act}, ${label}, ${into}, ${reason}, ${publisherId})
    ON CONFLICT (slug) DO UPDATE SET id = EXCLUDED.id, act = EXCLUDED.act, label = EXCLUDED.label,
      into_slug = EXCLUDED.into_slug, reason = EXCLUDED.reason, publisher_id = EXCLUDED.publisher_id, at = now()`);
}

/** Takes back a topic's ruling. */
export async function removeRuling(tx: Queryable, slug: string): Promise<void> {
  await tx.query(sql`DELETE FROM topic_rulings WHERE slug = ${slug}`);
}

/** The rulings for moderators, newest first; one alone with `slug`. */
export async function listRulings(db: Queryable, slug?: string): Promise<TopicRuling[]> {
  const only = slug === undefined ? sql`true` : sql`r.slug = ${slug}`;
  const { rows } = await db.query<{
    slug: string;
    label: string;
    act: RulingAct;
    into_slug: string | null;
    into_label: string | null;
    reason: string;
    at: Date;
    publisher_id: string;
    publisher_name: string | null;
  }>(sql`
    SELECT r.slug, r.label, r.act, r.into_slug, t.label AS into_label, r.reason, r.at, r.publisher_id,
      p.name AS publisher_name
    FROM topic_rulings r LEFT JOIN topics t ON t.slug = r.into_slug LEFT JOIN publishers p ON p.id = r.publisher_id
    WHERE ${only} ORDER BY r.at DESC, r.slug`);
  return rows.map(({ slug, label, act, into_slug, into_label, reason, at, publisher_id, publisher_name }) => ({
    ...{ slug, label, act, reason, at: at.toISOString(), by: { id: publisher_id, name: publisher_name ?? '' } },
    into: into_slug === null ? null : { slug: into_slug, label: into_label ?? into_slug },
  }));
}

/** The words that moderators have admitted as topics; with `since`, those admitted after that time. */
export async function listAdmitted(db: Queryable, since: Date = new Date(0)): Promise<TopicRef[]> {
  const { rows } = await db.query<{ slug: string; label: string }>(
    sql`SELECT slug, label FROM topic_rulings WHERE act = 'admit' AND at > ${since} ORDER BY slug`,
  );
  return rows.map((row) => ({ ...row, kind: 'subject' }));
}
