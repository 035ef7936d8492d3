import sql from 'sql-template-tag';
import type { StorylineReport } from '../../../contract/http-shapes.ts';
import { tellingReason } from '../../../domain/shared-terms.ts';
import type { Because, TopicRef } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

interface ReportRow {
  id: string;
  lead_story_id: string;
  line_headline: string;
  stories: number;
  publishers: number;
  independent: number;
  story_id: string;
  headline: string;
  publisher_id: string;
  publisher_name: string;
  because: Because | null;
  topics: TopicRef[];
  reports: number;
  reasons: string[];
  first_at: Date;
}

/** Reports that a story does not belong to its storyline; repeating it as the same reporter changes nothing. */
export async function addStorylineReport(
  db: Queryable,
  report: { storylineId: string; storyId: string; reporter: string; reason: string | null },
): Promise<void> {
  await db.query(sql`
    INSERT INTO storyline_reports (storyline_id, story_id, reporter, reason)
    VALUES (${report.storylineId}, ${report.storyId}, ${report.reporter}, ${report.reason}) ON CONFLICT DO NOTHING`);
}

/** Settles all reports of a storyline, including those of storylines merged into it; returns how many. */
export async function settleStorylineReports(tx: Queryable, storylineId: string): Promise<number> {
  const { rowCount } = await tx.query(sql`
    UPDATE storyline_reports r SET settled_at = now() FROM storylines l
    WHERE l.id = r.storyline_id AND coalesce(l.merged_into, l.id) = ${storylineId} AND r.settled_at IS NULL`);
  return rowCount ?? 0;
}

/** Reported stories that are still in the storyline, most reported first. */
export async function listStorylineReports(db: Queryable, limit: number): Promise<StorylineReport[]> {
  const { rows } = await db.query<ReportRow>(sql`
    WITH open AS (
      SELECT coalesce(l.merged_into, l.id) AS line_id, r.story_id, count(DISTINCT r.reporter) AS reports,
        min(r.at) AS first_at,
        coalesce(array_agg(r.reason ORDER BY r.at) FILTER (WHERE r.reason IS NOT NULL), '{}') AS reasons
      FROM storyline_reports r JOIN storylines l ON l.id = r.storyline_id
      WHERE r.settled_at IS NULL GROUP BY 1, 2
    )
    SELECT l.id, l.lead_story_id, lead.headline AS line_headline, l.stories, l.publishers, l.independent,
      s.id AS story_id, s.headline, s.publisher_id, p.name AS publisher_name, m.because, s.topics, open.reports, open.reasons, open.first_at
    FROM open JOIN storylines l ON l.id = open.line_id JOIN stories lead ON lead.id = l.lead_story_id
      JOIN storyline_members m ON m.story_id = open.story_id AND m.storyline_id = l.id
      JOIN stories s ON s.id = open.story_id JOIN publishers p ON p.id = s.publisher_id
    ORDER BY open.reports DESC, open.first_at, s.id LIMIT ${limit}`);
  return rows.map(toReport);
}

function toReport(row: ReportRow): StorylineReport {
  const { id, lead_story_id: leadStoryId, line_headline: headline, stories, publishers, independent } = row;
  const { reports, reasons } = row;
  const publisher = { id: row.publisher_id, name: row.publisher_name };
  return {
    storyline: { id, leadStoryId, headline, stories, publishers, independent },
    story: { id: row.story_id, headline: row.headline, publisher, because: tellingReason(row.because, row.topics) },
    reports,
    reasons,
    firstAt: row.first_at.toISOString(),
  };
}
