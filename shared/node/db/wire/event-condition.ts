import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import { PRIORITIES } from '../../../domain/story.ts';

const NOW = sql`e.keys->'now'`;
const BEFORE = sql`e.keys->'before'`;

/**
 * The filter as a condition on `wire_events e`. It accepts exactly the same events as `concerns`: those whose current
 * or previous revision matches. `indexed` means that `event_keys` has already tested the parts it covers; then only
 * corrections, whose two revisions share their keys, are tested again.
 */
export function eventCondition(filter: CanonicalFilter, { indexed }: { indexed: boolean }): Sql {
  if (filter.nothing) return sql`false`;
  const whole = sql`(${keysCondition(filter, NOW)} OR (e.keys ? 'before' AND ${keysCondition(filter, BEFORE)}))`;
  const isDecided = indexed && isDecidedByKeys(filter);
  return isDecided
    ? sql`e.type <> 'canary' AND (e.type <> 'story.corrected' OR ${whole})`
    : sql`e.type <> 'canary' AND ${whole}`;
}

/** Events about this story, as a condition on `wire_events e`; see `storyIdsOf`. */
export function storyCondition(storyId: string): Sql {
  return sql`(e.payload->'story'->>'id' = ${storyId} OR e.payload->>'storyId' = ${storyId}
    OR e.payload->'stories' ? ${storyId})`;
}

/** True when event keys cover the whole filter: no exclusions, no words, no regional languages. */
function isDecidedByKeys({ none, words, notWords, languages }: CanonicalFilter): boolean {
  return none.length + words.length + notWords.length === 0 && languages.every((tag) => !tag.includes('-'));
}

function keysCondition(filter: CanonicalFilter, keys: Sql): Sql {
  const { any, all, none, publishers, sections, languages, minPriority, words, notWords } = filter;
  const topics = sql`${keys}->'topics'`;
  const conditions = [
    any.length > 0 && sql`${topics} ?| ${any}`,
    all.length > 0 && sql`${topics} ?& ${all}`,
    none.length > 0 && sql`NOT (${topics} ?| ${none})`,
    publishers.length > 0 && sql`${keys}->>'publisher' = ANY (${publishers})`,
    sections.length > 0 && sql`${keys}->>'section' = ANY (${sections})`,
    languages.length > 0 && languageCondition(languages, sql`lower(${keys}->>'language')`),
    minPriority !== 'routine' && sql`${keys}->>'priority' = ANY (${prioritiesFrom(minPriority)})`,
    words.length > 0 && sql`${wordsOf(keys)} @> ${words}`,
    notWords.length > 0 && sql`NOT (${wordsOf(keys)} && ${notWords})`,
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

/** Words are separated by single spaces; see `MatchKeys.words`. */
function wordsOf(keys: Sql): Sql {
  return sql`string_to_array(btrim(${keys}->>'words'), ' ')`;
}
