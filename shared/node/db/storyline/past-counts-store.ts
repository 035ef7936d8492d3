import sql from 'sql-template-tag';
import type { StoryCard } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** Members examined per storyline, those with the newest dates. */
const LOOKED_AT = 1_000;

interface CountsRow {
  id: string;
  stories: number;
  publishers: number;
  independent: number;
}

/**
 * Gives cards their storylines' counts of when the wire was at `seq`, under the storylines of today: what was merged or
 * split since counts as it does now. Of more than 1,000 members, only those with the newest dates.
 */
export async function withCountsAt(db: Queryable, cards: StoryCard[], seq: number): Promise<StoryCard[]> {
  const lines = [...new Set(cards.map(({ storyline }) => storyline.id))];
  const { rows } = await db.query<CountsRow>(sql`
    SELECT line.id, counts.* FROM unnest(${lines}::uuid[]) AS line (id) CROSS JOIN LATERAL (
      SELECT count(*)::int AS stories, count(DISTINCT publisher_id)::int AS publishers,
        (count(DISTINCT publisher_id) FILTER (WHERE is_first_of_text))::int AS independent
      FROM (
        SELECT m.publisher_id, m.is_first_of_text FROM (
          SELECT * FROM storyline_members WHERE storyline_id = line.id ORDER BY at DESC, story_id DESC LIMIT ${LOOKED_AT}
        ) AS m JOIN stories s ON s.id = m.story_id
        WHERE s.seq <= ${seq} AND (m.standing OR NOT EXISTS (
          SELECT FROM wire_events e WHERE e.story_id = s.id AND e.type = 'story.retracted' AND e.seq <= ${seq}))
      ) AS then_members) AS counts`);
  const countsOf = new Map(rows.map((row) => [row.id, row]));
  return cards.map((card) => {
    const counts = countsOf.get(card.storyline.id);
    return counts && counts.stories > 0 ? { ...card, storyline: { ...card.storyline, ...counts } } : card;
  });
}
