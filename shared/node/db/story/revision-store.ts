import sql from 'sql-template-tag';
import type { StoryRevision } from '../../../contract/http-shapes.ts';
import type { StoryMedia } from '../../../domain/media.ts';
import type { Queryable } from '../database.ts';

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
      r.image_caption, r.media, (SELECT count(*) FROM sized) > (SELECT count(*) FROM page) AS more
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
        },
  );
  return { revisions, more: rows[0]?.more ?? false };
}
