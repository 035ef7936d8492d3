import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import type { Queryable } from '../database.ts';
import { type Lead, leadOf, leadOfOne, stepOf, testLead, walkLead } from './event-access-path.ts';
import { coverageCondition, eventCondition, storyCondition } from './event-condition.ts';

/** Searches for events that concern a filter, or that are about one story or live coverage. */
export type EventQuery = { filter: CanonicalFilter } | { storyId: string } | { coverageId: string };

/** The result of one search step. */
export interface FoundEvents {
  /** The numbers of the matching events, in order. */
  seqs: number[];
  /** The search is complete up to this number. */
  reached: number;
  /** The number of events examined. */
  looked: number;
}

/** A search step with the oldest kept event at the time; undefined when there was none. */
interface SearchStep extends FoundEvents {
  oldest: number | undefined;
}

/** Searches past events without reading those that cannot match. */
export interface EventSearch {
  /** The next matching numbers with `after < seq <= upTo`; examines at most `limit` events. */
  next(range: { after: number; upTo: number; limit: number }): Promise<SearchStep>;
}

interface StepRow {
  seqs: number[];
  reached: number | null;
  looked: number;
  oldest: number | null;
}

/** Starts a search after `after`; `db` should be a dedicated connection because the search may take long. */
export async function searchEvents(db: Queryable, query: EventQuery, after: number): Promise<EventSearch> {
  const lead = await chooseLead(db, query, after);
  const condition = conditionOf(query, lead?.isWhole ?? false);
  return {
    async next({ after: from, upTo, limit: most }) {
      const limit = stepOf(lead, most);
      const { rows } = await db.query<StepRow>(sql`
        WITH walked AS MATERIALIZED (${walkLead(lead, { after: from, upTo, limit })})
        SELECT (SELECT max(seq) FROM walked) AS reached, (SELECT count(*) FROM walked) AS looked,
          (SELECT seq FROM wire_events WHERE seq IS NOT NULL ORDER BY seq LIMIT 1) AS oldest,
          ARRAY(SELECT e.seq FROM walked w JOIN wire_events e ON e.seq = w.seq
            WHERE ${testLead(lead, sql`w.seq`)} AND ${condition} ORDER BY e.seq) AS seqs`);
      const { seqs, reached, looked, oldest } = rows[0] ?? { seqs: [], reached: null, looked: 0, oldest: null };
      // Fewer than the limit means that there are no more.
      const isEnd = looked < limit || reached === null;
      return { seqs: seqs.map(Number), looked, reached: isEnd ? upTo : reached, oldest: oldest ?? undefined };
    },
  };
}

/** The index only covers older events once the backfill has reached them. */
async function chooseLead(db: Queryable, query: EventQuery, after: number): Promise<Lead | undefined> {
  if (!(await isIndexedFrom(db, after))) return undefined;
  if ('filter' in query) return leadOf(db, query.filter, after);
  return 'storyId' in query ? leadOfOne('story', query.storyId) : leadOfOne('coverage', query.coverageId);
}

function conditionOf(query: EventQuery, indexed: boolean): Sql {
  if ('filter' in query) return eventCondition(query.filter, { indexed });
  return 'storyId' in query ? storyCondition(query.storyId) : coverageCondition(query.coverageId);
}

async function isIndexedFrom(db: Queryable, after: number): Promise<boolean> {
  const { rows } = await db.query<{ up_to: number }>(sql`SELECT up_to FROM event_keys_backfill`);
  return (rows[0]?.up_to ?? 0) <= after;
}
