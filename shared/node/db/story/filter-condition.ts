import sql, { join, type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';

/** Written exactly like the conditions of the partial indexes on these few stories. */
const PRIORITY_CONDITIONS = { urgent: sql`s.priority <> 'routine'`, flash: sql`s.priority = 'flash'` };

/** The filter as a condition on `stories s`; it accepts exactly the same stories as `matches`. */
export function filterConditions(filter: CanonicalFilter): Sql {
  if (filter.nothing) return sql`false`;
  const conditions = [
    filter.any.length > 0 && sql`s.topic_slugs && ${filter.any}`,
    filter.all.length > 0 && sql`s.topic_slugs @> ${filter.all}`,
    filter.none.length > 0 && sql`NOT (s.topic_slugs && ${filter.none})`,
    filter.publishers.length > 0 && sql`s.publisher_id = ANY (${filter.publishers}::uuid[])`,
    filter.sections.length > 0 && sql`s.section = ANY (${filter.sections})`,
    filter.languages.length > 0 && languageCondition(filter.languages),
    filter.minPriority !== 'routine' && PRIORITY_CONDITIONS[filter.minPriority],
    filter.words.length > 0 && wordCondition(filter),
    filter.words.length === 0 &&
      filter.notWords.length > 0 &&
      sql`NOT (s.search @@ ${anyOf(filter.notWords)}::tsquery)`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql`true` : join(conditions, ' AND ');
}

/** True for a story `s` with all words and no excluded word of the filter; requires at least one word. */
export function wordCondition({ words, notWords }: Pick<CanonicalFilter, 'words' | 'notWords'>): Sql {
  const excluded = notWords.length > 0 ? [`!(${anyOf(notWords)})`] : [];
  return sql`s.search @@ ${[...words.map(quoted), ...excluded].join(' & ')}::tsquery`;
}

function languageCondition(languages: string[]): Sql {
  return sql`EXISTS (SELECT FROM unnest(${languages}::text[]) AS wider
    WHERE lower(s.language) = wider OR lower(s.language) LIKE wider || '-%')`;
}

/** Words contain only letters and digits (see shared/domain/words.ts), so quoting is enough. */
const quoted = (word: string): string => `'${word}'`;
const anyOf = (words: string[]): string => words.map(quoted).join(' | ');
