import sql from 'sql-template-tag';
import type { StoryRevision } from '../../../contract/http-shapes.ts';
import type { StoryMedia } from '../../../domain/media.ts';
import type { Queryable } from '../database.ts';
import { rowsOf } from '../literals.ts';
import { prepared } from '../prepared.ts';
import type { StoryRow } from './story-row.ts';

/** Maximum total text of one page, unless it has a single revision. */
const PAGE_BYTES = 1_000_000;

/** A page of a story's revisions; `more` means that older ones exist. */
export interface RevisionsPage {
  /** Oldest first. */
  revisions: StoryRevision[];
  more: boolean;
}

/**
 * The newest `limit` revisions of a story below the number `before`: fewer when their texts exceed a megabyte, but at
 * least one if any exist. Undefined when no released story has this id.
 */
export async function listRevisions(
  db: Queryable,
  storyId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<RevisionsPage | undefined> {
  const { rows } = await db.query<{
    revision: number | null;
    recorded_at: Date;
    headline: string;
    summary: string | null;
    body_html: string;
    retraction_reason: string | null;
    image_caption: string | null;
    media: StoryMedia[];
    correction_note: string | null;
    more: boolean;
  }>(sql`
    WITH sized AS MATERIALIZED (
      SELECT revision, row_number() OVER newest AS place, sum(octet_length(body_html)) OVER newest AS bytes
      FROM story_revisions WHERE story_id = ${storyId} AND revision < ${before ?? 2 ** 31 - 1}
      WINDOW newest AS (ORDER BY revision DESC ROWS UNBOUNDED PRECEDING) ORDER BY revision DESC LIMIT ${limit + 1}
    ), page AS MATERIALIZED (
      SELECT revision FROM sized WHERE place <= ${limit} AND (bytes <= ${PAGE_BYTES} OR place = 1)
    )
    SELECT r.revision, r.recorded_at, r.headline, r.summary, r.body_html, r.retraction_reason,
      r.image_caption, r.media, r.correction_note, (SELECT count(*) FROM sized) > (SELECT count(*) FROM page) AS more
    FROM stories s LEFT JOIN (page JOIN story_revisions r ON r.revision = page.revision AND r.story_id = ${storyId})
      ON r.story_id = s.id
    WHERE s.id = ${storyId} AND s.seq IS NOT NULL ORDER BY r.revision`);
  if (rows.length === 0) return undefined;
  const revisions = rows.flatMap((row) =>
    row.revision === null
      ? []
      : {
          revision: row.revision,
          at: row.recorded_at.toISOString(),
          headline: row.headline,
          summary: row.summary,
          bodyHtml: row.body_html,
          imageCaption: row.image_caption,
          media: row.media,
          retractionReason: row.retraction_reason,
          ...(row.correction_note !== null && { correctionNote: row.correction_note }),
        },
  );
  return { revisions, more: rows[0]?.more ?? false };
}

/** Stores these revisions for the history of their stories, with the publisher's own body. */
export async function addRevisions(tx: Queryable, revisions: { row: StoryRow; submissionId: string }[]): Promise<void> {
  if (revisions.length === 0) return;
  const rows = revisions.map(({ row, submissionId }) => ({
    story_id: row.id,
    revision: row.revision,
    submission_id: submissionId,
    headline: row.headline,
    summary: row.summary,
    body_html: row.excerpt_html ?? row.body_html,
    retraction_reason: row.retraction_reason,
    image_caption: row.image_caption,
    media: row.media,
    correction_note: row.notes.correctionNote ?? null,
  }));
  await tx.query(
    prepared(
      'add-revisions',
      sql`
    INSERT INTO story_revisions (story_id, revision, submission_id, headline, summary, body_html, retraction_reason,
      image_caption, media, correction_note)
    SELECT story_id, revision, submission_id, headline, summary, body_html, retraction_reason, image_caption, media,
      correction_note
    FROM json_populate_recordset(NULL::story_revisions, ${rowsOf(rows)})`,
    ),
  );
}
