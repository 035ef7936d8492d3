import type { TopicRef } from '../../shared/domain/story.ts';
import type { Database } from '../../shared/node/db/database.ts';

/** What became of one article. */
export interface Outcome {
  externalId: string;
  status: string;
  storylineId: string | null;
  /** The article whose text it repeats, or as whose duplicate it was taken. */
  sameAs: string | null;
  topics: TopicRef[];
  section: string | null;
  language: string | null;
}

interface OutcomeRow {
  external_id: string;
  status: string;
  storyline_id: string | null;
  same_as: string | null;
  topics: TopicRef[] | null;
  section: string | null;
  language: string | null;
}

/** Reads what became of every article. */
export async function readOutcomes(db: Database): Promise<Outcome[]> {
  const { rows } = await db.query<OutcomeRow>(`
    SELECT sub.external_id, sub.status, m.storyline_id, s.topics, s.section, s.language,
      CASE WHEN sub.status = 'duplicate' THEN s.external_id ELSE original.external_id END AS same_as
    FROM submissions sub LEFT JOIN stories s ON s.id = sub.story_id
    LEFT JOIN storyline_members m ON m.story_id = s.id LEFT JOIN stories original ON original.id = m.copy_of`);
  return rows.map((row) => ({
    externalId: row.external_id,
    status: row.status,
    storylineId: row.storyline_id,
    sameAs: row.same_as,
    topics: row.topics ?? [],
    section: row.section,
    language: row.language,
  }));
}
