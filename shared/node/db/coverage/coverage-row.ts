import sql from 'sql-template-tag';
import { type Coverage, type CoveragePost, NO_CONTENT, type PostContent } from '../../../domain/coverage.ts';

/** A row of `coverages` joined with its publisher's name. */
export interface CoverageRow {
  id: string;
  publisher_id: string;
  publisher_name: string;
  revision: number;
  title: string;
  summary: string | null;
  key_points: string[];
  authors: string[];
  language: string | null;
  starts_at: Date;
  ends_at: Date | null;
  ended_at: Date | null;
  posts: number;
  changed_at: Date;
}

/** A row of `coverage_posts`. */
export interface PostRow {
  id: string;
  coverage_id: string;
  no: number;
  revision: number;
  content: Partial<PostContent>;
  pinned_at: Date | null;
  created_at: Date;
  edited_at: Date | null;
  retracted_at: Date | null;
  retract_reason: string | null;
}

export const COVERAGE_COLUMNS = sql`c.id, c.publisher_id, p.name AS publisher_name, c.revision, c.title, c.summary,
  c.key_points, c.authors, c.language, c.starts_at, c.ends_at, c.ended_at, c.posts, c.changed_at`;
export const FROM_COVERAGES = sql`FROM coverages c JOIN publishers p ON p.id = c.publisher_id`;
export const POST_COLUMNS = sql`id, coverage_id, no, revision, content, pinned_at, created_at, edited_at, retracted_at,
  retract_reason`;

/** A coverage as readers see it. */
export function toCoverage(row: CoverageRow): Coverage {
  return {
    id: row.id,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    revision: row.revision,
    title: row.title,
    summary: row.summary,
    keyPoints: row.key_points,
    authors: row.authors,
    language: row.language,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    posts: row.posts,
  };
}

/** A post as readers see it; a retracted one shows when and why, and none of its content. */
export function toPost(row: PostRow): CoveragePost {
  const { retracted_at: retractedAt } = row;
  return {
    id: row.id,
    coverageId: row.coverage_id,
    no: row.no,
    revision: row.revision,
    ...NO_CONTENT,
    ...(retractedAt ? {} : row.content),
    pinned: row.pinned_at !== null,
    at: row.created_at.toISOString(),
    editedAt: retractedAt ? null : (row.edited_at?.toISOString() ?? null),
    retracted: retractedAt && { at: retractedAt.toISOString(), reason: row.retract_reason ?? '' },
  };
}
