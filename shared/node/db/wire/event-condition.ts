import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import type { Term } from '../../../domain/search/clause.ts';
import { rangeOf } from '../../../domain/search/time-bound.ts';
import { PRIORITIES } from '../../../domain/story.ts';
import { COVERAGE_EVENTS } from '../../../domain/wire-event.ts';

const NOW = sql`e.keys->'now'`;
const BEFORE = sql`e.keys->'before'`;
/** See `isForFilters`. */
const IS_FOR_FILTERS = sql`e.type <> ALL (${['canary', ...COVERAGE_EVENTS]})`;

/**
 * The filter as a condition on `wire_events e`. It accepts exactly the same events as `concerns`: those whose current
 * or previous revision matches. `indexed` means that `event_keys` has already tested the parts it covers; then only
 * events with two revisions, which share their keys, are tested again.
 */
export function eventCondition(filter: CanonicalFilter, { indexed }: { indexed: boolean }): Sql {
  if (filter.nothing) return sql`false`;
  const whole = sql`(e.type = 'story.removed' OR ${keysCondition(filter, NOW)} OR (e.keys ? 'before' AND ${keysCondition(filter, BEFORE)}))`;
  const isDecided = indexed && isDecidedByKeys(filter);
  return isDecided
    ? sql`${IS_FOR_FILTERS} AND (NOT e.keys ? 'before' OR ${whole})`
    : sql`${IS_FOR_FILTERS} AND ${whole}`;
}

/** Events about this story, as a condition on `wire_events e`; see `storyIdsOf`. */
export function storyCondition(storyId: string): Sql {
  return sql`(e.payload->'story'->>'id' = ${storyId} OR e.payload->>'storyId' = ${storyId}
    OR e.payload->'stories' ? ${storyId})`;
}

/** Events of this live coverage, as a condition on `wire_events e`. */
export function coverageCondition(coverageId: string): Sql {
  return sql`e.payload->>'coverageId' = ${coverageId}`;
}

/** True when event keys cover the whole filter: no exclusions, no query, no regional languages. */
function isDecidedByKeys({ none, clauses, since, until, languages }: CanonicalFilter): boolean {
  return (
    none.length + clauses.length + since.length + until.length === 0 && languages.every((tag) => !tag.includes('-'))
  );
}

function keysCondition(filter: CanonicalFilter, keys: Sql): Sql {
  const { any, all, none, publishers, sections, languages, minPriority, clauses } = filter;
  const topics = sql`${keys}->'topics'`;
  const conditions = [
    any.length > 0 && sql`${topics} ?| ${any}`,
    all.length > 0 && sql`${topics} ?& ${all}`,
    none.length > 0 && sql`NOT (${topics} ?| ${none})`,
    publishers.length > 0 && sql`${keys}->>'publisher' = ANY (${publishers})`,
    sections.length > 0 && sql`${keys}->>'section' = ANY (${sections})`,
    languages.length > 0 && languageCondition(languages, sql`lower(${keys}->>'language')`),
    minPriority !== 'routine' && sql`${keys}->>'priority' = ANY (${prioritiesFrom(minPriority)})`,
    ...timeConditions(filter, keys),
    ...clauses.map(
      (clause) =>
        sql`(${join(
          clause.map((term) => termCondition(term, keys)),
          ' OR ',
        )})`,
    ),
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql`true` : sql`(${join(conditions, ' AND ')})`;
}

function languageCondition(languages: string[], language: Sql): Sql {
  const wider = languages.map((tag) => sql`${language} = ${tag} OR ${language} LIKE ${`${tag}-%`}`);
  return sql`(${join(wider, ' OR ')})`;
}

function prioritiesFrom(least: CanonicalFilter['minPriority']): string[] {
  return PRIORITIES.slice(PRIORITIES.indexOf(least));
}

function timeConditions(filter: CanonicalFilter, keys: Sql): Sql[] {
  const { from, to } = rangeOf(filter, Date.now());
  // Clients know times to the millisecond, and so does `timesHold`.
  const released = sql`coalesce((${keys}->>'releasedAt')::timestamptz, date_trunc('milliseconds', e.at))`;
  return [
    ...(Number.isFinite(from) ? [sql`${released} >= ${new Date(from)}`] : []),
    ...(Number.isFinite(to) ? [sql`${released} < ${new Date(to)}`] : []),
  ];
}

function termCondition(term: Term, keys: Sql): Sql {
  const condition = positiveCondition(term, keys);
  return term.not ? sql`(${condition}) IS NOT TRUE` : sql`(${condition})`;
}

function positiveCondition(term: Term, keys: Sql): Sql {
  switch (term.is) {
    case 'word':
      return formsCondition(term.forms, keys);
    case 'phrase':
      return sql`strpos(${keys}->>'words', ${` ${term.words} `}) > 0`;
    case 'topic':
      return sql`${keys}->'topics' ? ${term.value}`;
    case 'publisher':
    case 'section':
      return sql`${keys}->>${term.is}::text = ${term.value}`;
    case 'language':
      return languageCondition([term.value], sql`lower(${keys}->>'language')`);
    case 'priority':
      return sql`${keys}->>'priority' = ANY (${prioritiesFrom(term.value as CanonicalFilter['minPriority'])})`;
  }
}

/** One of the single tokens, or all tokens of one of the others. */
function formsCondition(forms: readonly string[], keys: Sql): Sql {
  const single = forms.filter((form) => !form.includes(' '));
  const pairs = forms.filter((form) => form.includes(' ')).map((form) => sql`${wordsOf(keys)} @> ${form.split(' ')}`);
  return join([sql`${wordsOf(keys)} && ${single}`, ...pairs], ' OR ');
}

/** Words are separated by single spaces; see `MatchKeys.words`. */
function wordsOf(keys: Sql): Sql {
  return sql`string_to_array(btrim(${keys}->>'words'), ' ')`;
}
