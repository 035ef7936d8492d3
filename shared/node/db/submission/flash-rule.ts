import sql, { type Sql } from 'sql-template-tag';

/** How long a flash waits for its second person. */
export const APPROVAL_HOURS = 24;
/** When what waits for approval is due: no clock reaches it, so that whatever heeds embargoes heeds this, too. */
export const NEVER: Sql = sql`'9999-12-31T00:00:00Z'::timestamptz`;
/** A job wakes after this time at the latest, and looks again. */
export const SLEEP_MAX_MS = 30 * 24 * 3_600_000;
/** When the time to approve is over. */
export const APPROVAL_ENDS: Sql = sql`clock_timestamp() + ${APPROVAL_HOURS} * interval '1 hour'`;

/** Whether a submission with this priority, by this publisher, needs two people: always, if a writer submits it. */
export function needsTwo(priority: Sql, publisherId: Sql, by: Sql): Sql {
  return sql`(${priority} = 'flash' AND (
    (SELECT flash_needs_two FROM publishers WHERE publishers.id = ${publisherId})
    OR EXISTS (SELECT FROM people WHERE people.id = ${by} AND people.role = 'writer')
    OR EXISTS (SELECT FROM api_keys WHERE api_keys.id = ${by} AND NOT api_keys.scopes @> '{publish}')))`;
}
