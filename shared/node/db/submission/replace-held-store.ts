import sql from 'sql-template-tag';
import { bothSchemes, withoutScheme } from '../../../domain/without-scheme.ts';
import type { Queryable } from '../database.ts';
import { rowsOf } from '../literals.ts';
import { IS_HELD } from './held-store.ts';
import type { NewSubmission } from './submission-store.ts';

const REASON = 'A newer submission of the same story came before it was released.';
/** What a correction changes together: half of an older picture or text must not go out. */
const GROUPS = [
  ['image', 'imageUrl', 'imageAlt', 'imageCaption', 'imageCredit'],
  ['body', 'bodyFormat'],
];
/** Fields that change nothing by themselves. */
const IDLE = ['embargoUntil', 'bodyFormat'];

/** True for a submission that may replace held ones. */
export function mayReplace({ status, kind, externalId, storyId }: NewSubmission): boolean {
  return status === 'queued' && kind !== 'canary' && (externalId !== null || storyId !== null);
}

/**
 * Makes held submissions of the same story follow each other, before they are inserted: of two that come at once, the
 * second must see the first. Sorted, so that two batches cannot deadlock.
 */
export async function lockHeldStories(tx: Queryable, submissions: NewSubmission[]): Promise<void> {
  const names = submissions.flatMap(({ publisherId, externalId, storyId }) => [
    ...(externalId === null ? [] : [`held ${publisherId} ${withoutScheme(externalId)}`]),
    ...(storyId === null ? [] : [`held ${storyId}`]),
  ]);
  await tx.query(sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest(${names}::text[]) AS name ORDER BY key) AS keys`);
}

/**
 * Replaces the older held submissions of the same stories, after these were inserted. A whole story and a retraction
 * replace all of them, a correction what it changes of older corrections.
 */
export async function replaceHeld(tx: Queryable, submissions: NewSubmission[]): Promise<void> {
  const replacing = submissions.filter(mayReplace);
  const whole = replacing.filter(({ kind, externalId }) => kind !== 'correct' && externalId !== null);
  const changes = replacing.filter(({ kind, storyId }) => kind !== 'publish' && storyId !== null);
  await Promise.all([
    whole.length > 0 && replaceByName(tx, whole),
    ...changes.map((change) => replaceCorrections(tx, change)),
  ]);
}

/**
 * Looks up each name by itself, and rows by id without the index of open ones (hence `|| ''`): Postgres takes that to
 * be short, and in a flood would read all of it for each name.
 */
async function replaceByName(tx: Queryable, whole: NewSubmission[]): Promise<void> {
  const asked = whole.flatMap(({ id, publisherId, externalId }) =>
    [...new Set(bothSchemes(externalId ?? ''))].map((name) => ({ id, publisherId, name })),
  );
  await tx.query(sql`
    WITH found AS MATERIALIZED (
      SELECT DISTINCT ON (old.id) old.id, newer.id AS by
      FROM json_to_recordset(${rowsOf(asked)}) AS asked (id uuid, "publisherId" uuid, name text)
      CROSS JOIN LATERAL (
        SELECT s.id, s.no FROM submissions s
        WHERE s.publisher_id = asked."publisherId" AND s.external_id = asked.name AND ${IS_HELD} OFFSET 0) AS old
      CROSS JOIN LATERAL (SELECT s.id, s.no FROM submissions s WHERE s.id = asked.id OFFSET 0) AS newer
      WHERE old.no < newer.no
      ORDER BY old.id, newer.no DESC
    ), held AS MATERIALIZED (
      SELECT s.id FROM submissions s
      WHERE s.id = ANY (ARRAY(SELECT id FROM found)) AND s.status || '' = 'queued' AND s.release_at > clock_timestamp()
      ORDER BY s.id FOR UPDATE)
    UPDATE submissions s SET status = 'replaced', replaced_by = (SELECT by FROM found WHERE found.id = s.id),
      reason = ${REASON}, finished_at = clock_timestamp()
    WHERE s.id = ANY (ARRAY(SELECT id FROM held))`);
}

async function replaceCorrections(tx: Queryable, { id, storyId, kind, payload }: NewSubmission): Promise<void> {
  const named = Object.keys(payload);
  const fields = named.concat(GROUPS.flatMap((group) => (group.some((it) => named.includes(it)) ? group : [])));
  const left = sql`payload - ${fields}::text[]`;
  const isReplaced = sql`(${kind === 'retract'} OR (${left}) - ${IDLE}::text[] = '{}')`;
  await tx.query(sql`
    WITH held AS MATERIALIZED (
      SELECT s.id FROM submissions s
      WHERE s.story_id = ${storyId} AND s.kind = 'correct' AND ${IS_HELD}
        AND s.no < (SELECT no FROM submissions WHERE id = ${id})
        AND (${kind === 'retract'} OR s.payload ?| ${fields.filter((field) => !IDLE.includes(field))}::text[])
      ORDER BY s.id FOR UPDATE)
    UPDATE submissions s SET version = version + 1,
      payload = CASE WHEN ${isReplaced} THEN payload
        ELSE (${left}) || jsonb_strip_nulls(jsonb_build_object('embargoUntil', payload->'embargoUntil')) END,
      status = CASE WHEN ${isReplaced} THEN 'replaced' ELSE status END,
      reason = CASE WHEN ${isReplaced} THEN ${REASON} ELSE reason END,
      replaced_by = CASE WHEN ${isReplaced} THEN ${id}::uuid END,
      finished_at = CASE WHEN ${isReplaced} THEN clock_timestamp() END
    FROM held WHERE s.id = held.id`);
}
