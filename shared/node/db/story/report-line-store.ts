import sql from 'sql-template-tag';
import type { ReportLine, StoryCard } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** Reports on a card. */
const REPORTS_MAX = 4;
/** The newest members of a storyline among which they are looked for, so that the cost does not grow with it. */
const LOOKED_AT = 60;

interface LineRow {
  lead: string;
  id: string;
  headline: string;
  language: string | null;
  publisher_id: string;
  publisher_name: string;
  released_at: Date;
}

/** Adds to each card its storyline's newest report of up to four other publishers, texts of their own before copies. */
export async function addReports(db: Queryable, cards: StoryCard[]): Promise<StoryCard[]> {
  const leads = cards.filter(({ storyline }) => storyline.publishers > 1);
  if (leads.length === 0) return cards;
  const { rows } = await db.query<LineRow>(sql`
    SELECT lead.id AS lead, line.* FROM unnest(
      ${leads.map(({ id }) => id)}::uuid[], ${leads.map(({ storyline }) => storyline.id)}::uuid[],
      ${leads.map(({ publisher }) => publisher.id)}::uuid[]) AS lead (id, storyline_id, publisher_id)
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT DISTINCT ON (s.publisher_id) s.id, s.headline, s.language, s.publisher_id, p.name AS publisher_name,
          s.released_at, m.is_first_of_text
        FROM (
          SELECT story_id, is_first_of_text FROM storyline_members
          WHERE storyline_id = lead.storyline_id AND standing ORDER BY at DESC, story_id DESC LIMIT ${LOOKED_AT}) AS m
        JOIN stories s ON s.id = m.story_id JOIN publishers p ON p.id = s.publisher_id
        WHERE s.seq IS NOT NULL AND s.publisher_id <> lead.publisher_id
        ORDER BY s.publisher_id, m.is_first_of_text DESC, s.seq DESC) AS newest
      ORDER BY is_first_of_text DESC, released_at DESC LIMIT ${REPORTS_MAX}) AS line`);
  return cards.map((card) => {
    const found = rows.filter(({ lead }) => lead === card.id);
    return found.length > 0 ? { ...card, reports: found.map(toLine) } : card;
  });
}

function toLine({ id, headline, language, publisher_id, publisher_name, released_at }: LineRow): ReportLine {
  const publisher = { id: publisher_id, name: publisher_name };
  return { id, headline, language, publisher, releasedAt: released_at.toISOString() };
}
