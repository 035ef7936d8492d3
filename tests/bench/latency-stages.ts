import sql from 'sql-template-tag';
import type { Database } from '../../shared/node/db/database.ts';

/** The stages of a story's path, in order; each ends where the next begins. */
export const STAGES = ['accept', 'wait and edit', 'record', 'number', 'carry'] as const;

interface Times {
  headline: string;
  accepted: number;
  edited: number;
  recorded: number;
  numbered: number;
}

/**
 * The duration of each stage for each story in milliseconds, from the times in the record; `sentAt` and `arrivals` are
 * in milliseconds since 1970 on this machine's clock.
 */
export async function readStages(
  db: Database,
  sentAt: ReadonlyMap<string, number>,
  arrivals: ReadonlyMap<string, number>,
): Promise<number[][]> {
  const { rows } = await db.query<Times>(sql`
    SELECT s.payload->>'headline' AS headline,
      (extract(epoch FROM s.received_at) * 1000)::float8 AS accepted,
      (extract(epoch FROM s.edited_at) * 1000)::float8 AS edited,
      (extract(epoch FROM e.recorded_at) * 1000)::float8 AS recorded,
      (extract(epoch FROM e.at) * 1000)::float8 AS numbered
    FROM submissions s JOIN wire_events e ON e.submission_id = s.id WHERE e.type = 'story.published'`);
  return rows.flatMap(({ headline, accepted, edited, recorded, numbered }) => {
    const [sent, arrived] = [sentAt.get(headline), arrivals.get(headline)];
    if (sent === undefined || arrived === undefined) return [];
    const ends = [sent, accepted, edited, recorded, numbered, arrived];
    return [STAGES.map((_, stage) => (ends[stage + 1] ?? Number.NaN) - (ends[stage] ?? Number.NaN))];
  });
}
