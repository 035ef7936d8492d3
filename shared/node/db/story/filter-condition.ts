import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { rangeOf } from '../../../domain/search/time-bound.ts';
import { tokenQuery, undecidedConditions } from './clause-condition.ts';

/** Written exactly like the conditions of the partial indexes on these few stories. */
const PRIORITY_CONDITIONS = { urgent: sql`s.priority <> 'routine'`, flash: sql`s.priority = 'flash'` };

/** The filter as a condition on `stories s`; it accepts exactly the same stories as `matches`. */
export function filterConditions(filter: CanonicalFilter): Sql {
  if (filter.nothing) return sql`false`;
  const query = tokenQuery(filter.clauses);
  return all([
    partConditions(filter),
    ...(query === undefined ? [] : [sql`s.search @@ ${query}::tsquery`]),
    ...undecidedConditions(filter.clauses),
  ]);
}

/** The parts of the filter beside its clauses, as a condition on `stories s`. */
export function partConditions(filter: CanonicalFilter): Sql {
  const conditions = [
    filter.any.length > 0 && sql`s.topic_slugs && ${filter.any}`,
    filter.all.length > 0 && sql`s.topic_slugs @> ${filter.all}`,
    filter.none.length > 0 && sql`NOT (s.topic_slugs && ${filter.none})`,
    filter.publishers.length > 0 && sql`s.publisher_id = ANY (${filter.publishers}::uuid[])`,
    filter.sections.length > 0 && sql`s.section = ANY (${filter.sections})`,
    filter.languages.length > 0 && languageCondition(filter.languages),
    filter.minPriority !== 'routine' && PRIORITY_CONDITIONS[filter.minPriority],
    ...timeConditions(filter),
  ];
  return all(conditions.filter((condition) => condition !== false));
}

/** These conditions together. */
export function all(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

function timeConditions(filter: CanonicalFilter): Sql[] {
  const { from, to } = rangeOf(filter, Date.now());
  return [
    ...(Number.isFinite(from) ? [sql`s.released_at >= ${new Date(from)}`] : []),
    ...(Number.isFinite(to) ? [sql`s.released_at < ${new Date(to)}`] : []),
  ];
}

function languageCondition(languages: string[]): Sql {
  return sql`EXISTS (SELECT FROM unnest(${languages}::text[]) AS wider
    WHERE lower(s.language) = wider OR lower(s.language) LIKE wider || '-%')`;
}
