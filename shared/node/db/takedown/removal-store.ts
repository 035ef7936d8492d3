import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';
import type { StoryRow } from '../story/story-row.ts';
import type { StoryTraces } from './trace-store.ts';

/** Whom an event without text concerns: everyone, whatever they follow. */
const NO_KEYS = {
  everyone: true,
  now: { topics: [], publisher: '', section: null, language: null, priority: 'routine', words: '' },
};

/** Puts `story.removed` in the place of each of these events, and adds one at the end of the wire. */
export async function blankEvents(
  tx: Queryable,
  { storyId, reason }: { storyId: string; reason: string },
  seqs: readonly number[],
): Promise<void> {
  await forgetKeys(tx, seqs);
  const payload = JSON.stringify({ storyId, reason });
  await tx.query(sql`
    UPDATE wire_events SET type = 'story.removed', story_id = NULL, payload = ${payload}::jsonb,
      keys = ${JSON.stringify(NO_KEYS)}::jsonb
    WHERE seq = ANY (${seqs}::bigint[])`);
  await tx.query(sql`
    INSERT INTO wire_events (type, payload, keys)
    VALUES ('story.removed', ${payload}::jsonb, ${JSON.stringify(NO_KEYS)}::jsonb)`);
}

/** Takes the words of stories, and these topics, out of the keys of merges and splits of storylines. */
export async function blankKeys(
  tx: Queryable,
  storyId: string,
  { seqs, topics }: { seqs: readonly number[]; topics: readonly string[] },
): Promise<void> {
  await forgetKeys(tx, seqs);
  const blank = (side: string) => sql`jsonb_set(jsonb_set(keys, ARRAY[${side}, 'words'], '""'),
    ARRAY[${side}, 'topics'], (keys->${side}::text->'topics') - ${topics}::text[])`;
  for (const side of ['now', 'before']) {
    await tx.query(sql`
      UPDATE wire_events SET keys = ${blank(side)} WHERE seq = ANY (${seqs}::bigint[]) AND keys ? ${side}`);
  }
  await tx.query(sql`
    UPDATE wire_events SET story_id = NULL WHERE seq = ANY (${seqs}::bigint[]) AND story_id = ${storyId}`);
}

/** Takes these events out of the index, before their keys change. */
export async function forgetKeys(tx: Queryable, seqs: readonly number[]): Promise<void> {
  await tx.query(sql`
    DELETE FROM event_keys k USING (
      SELECT unnest(keys_of_event(e.story_id, e.payload, e.keys)) AS key, e.seq FROM wire_events e
      WHERE e.seq = ANY (${seqs}::bigint[])) AS held
    WHERE k.key = held.key AND k.seq = held.seq`);
}

/** Empties submissions and ends those that are open, with this reason. */
export async function emptySubmissions(tx: Queryable, ids: readonly string[], reason: string): Promise<void> {
  await tx.query(sql`
    UPDATE submissions SET payload = '{}', external_id = NULL, reason = ${reason}, traceparent = NULL,
      status = CASE WHEN status = 'queued' THEN 'rejected' ELSE status END,
      finished_at = coalesce(finished_at, clock_timestamp())
    WHERE id = ANY (${ids}::uuid[])`);
  await tx.query(sql`DELETE FROM full_texts WHERE submission_id = ANY (${ids}::uuid[])`);
}

/** Forgets the answers to the requests with these submissions, and their keys. */
export async function forgetAnswers(tx: Queryable, publisherId: string, ids: readonly string[]): Promise<void> {
  await tx.query(sql`
    DELETE FROM idempotency_keys k WHERE k.publisher_id = ${publisherId}
      AND EXISTS (SELECT FROM unnest(${ids}::text[]) AS id WHERE strpos(k.answer::text, id) > 0)`);
}

/** Takes its comments' texts, and its headlines, out of the moderation log; who did what, when and why stays. */
export async function blankModeration(tx: Queryable, storyId: string, headlines: readonly string[]): Promise<void> {
  await tx.query(sql`
    UPDATE moderation_log SET details = details - '{text,headline}'::text[]
    WHERE details->>'storyId' = ${storyId} OR details->>'headline' = ANY (${headlines})`);
}

/**
 * Takes the story out of its storyline; call this under the storylines' lock. Returns the storyline to recount;
 * undefined when it was in none, or in one of its own, which goes with it.
 */
export async function leaveForGood(tx: Queryable, storyId: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ storyline_id: string }>(sql`
    DELETE FROM storyline_members WHERE story_id = ${storyId} RETURNING storyline_id`);
  const id = rows[0]?.storyline_id;
  if (id === undefined) return undefined;
  // What others have in common with it is in its words.
  await tx.query(sql`
    UPDATE storyline_members SET because = NULL
    WHERE storyline_id = ${id} AND because->>'storyId' = ${storyId}`);
  const { rowCount } = await tx.query(sql`
    DELETE FROM storylines l WHERE l.id = ${id}
      AND NOT EXISTS (SELECT FROM storyline_members m WHERE m.storyline_id = l.id)`);
  return rowCount === 0 ? id : undefined;
}

/** Deletes the story, with its revisions and comments. */
export async function deleteStory(tx: Queryable, storyId: string): Promise<void> {
  await tx.query(sql`DELETE FROM story_revisions WHERE story_id = ${storyId}`);
  await tx.query(sql`DELETE FROM stories WHERE id = ${storyId}`);
}

/** Deletes those of these topics that no other story has; returns their slugs. */
export async function deleteUnusedTopics(tx: Queryable, slugs: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ slug: string }>(sql`
    DELETE FROM topics t WHERE t.slug = ANY (${slugs}::text[])
      AND NOT EXISTS (SELECT FROM topic_stories s WHERE s.slug = t.slug) RETURNING t.slug`);
  return rows.map(({ slug }) => slug);
}

/** Takes what its publisher's feeds remember of the story out of them: the item, and the texts of what last went wrong. */
export async function blankFeeds(
  tx: Queryable,
  { publisher_id: publisherId }: Pick<StoryRow, 'publisher_id'>,
  { headlines, externalIds }: Pick<StoryTraces, 'headlines'> & { externalIds: readonly string[] },
): Promise<void> {
  const ofPublisher = sql`feed_id IN (SELECT id FROM feeds WHERE publisher_id = ${publisherId})`;
  await tx.query(sql`DELETE FROM feed_items WHERE ${ofPublisher} AND external_id = ANY (${externalIds}::text[])`);
  await tx.query(sql`
    DELETE FROM feed_deliveries WHERE ${ofPublisher} AND EXISTS (
      SELECT FROM unnest(${headlines}::text[]) AS headline WHERE position(convert_to(headline, 'UTF8') IN body) > 0)`);
  await tx.query(sql`
    UPDATE feeds SET last_answer = NULL, full_text_problem = NULL WHERE publisher_id = ${publisherId}`);
}

/** Readers' copies of the story, locked by their readers. */
export async function listSavedCopies(
  tx: Queryable,
  ids: readonly string[],
): Promise<{ readerId: string; collection: 'saved' | 'media'; id: string; clock: string }[]> {
  await tx.query(sql`
    SELECT FROM readers WHERE id IN (
      SELECT reader_id FROM reader_items WHERE collection IN ('saved', 'media') AND id = ANY (${ids}::text[]))
    ORDER BY id FOR UPDATE`);
  const { rows } = await tx.query<{ readerId: string; collection: 'saved' | 'media'; id: string; clock: string }>(sql`
    SELECT reader_id AS "readerId", collection, id, clock FROM reader_items
    WHERE collection IN ('saved', 'media') AND id = ANY (${ids}::text[]) AND value IS NOT NULL ORDER BY reader_id`);
  return rows;
}
