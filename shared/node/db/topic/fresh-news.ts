import sql, { type Sql } from 'sql-template-tag';

/** A time span; `before` is included. */
export interface Span {
  after: Date;
  before: Date;
}

/**
 * `FROM … WHERE …` of the standing stories `s` released in a time span, with their storyline membership `m`. Leaves out
 * a story whose text repeats another of the same publisher, which is no news.
 */
export function freshNews({ after, before }: Span): Sql {
  return sql`stories s LEFT JOIN storyline_members m ON m.story_id = s.id
      LEFT JOIN stories original ON original.id = m.copy_of
    WHERE s.released_at > ${after} AND s.released_at <= ${before} AND s.retracted_at IS NULL
      AND original.publisher_id IS DISTINCT FROM s.publisher_id`;
}

/** The hour before `now`. */
export function lastHour(now: Date): Span {
  return { after: new Date(now.getTime() - 3_600_000), before: now };
}
