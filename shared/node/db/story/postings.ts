import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../../domain/filter.ts';

/**
 * An index of released stories in wire order, by key: topic, publisher, language and so on. The postings of a filter
 * contain every matching story under one of their keys, and others besides.
 */
export interface Postings {
  kind: PostingsKind;
  keys: readonly string[];
}

export type PostingsKind = 'topic' | 'publisher' | 'section' | 'language' | 'urgent' | 'flash' | 'everything';

/** The entries `e` of each kind under one key. */
const ENTRIES: Record<PostingsKind, { table: Sql; under: (key: Sql) => Sql }> = {
  topic: { table: sql`topic_stories e`, under: (key) => sql`e.slug = ${key}` },
  publisher: { table: sql`stories e`, under: (key) => sql`e.publisher_id = ${key}::uuid` },
  section: { table: sql`stories e`, under: (key) => sql`e.section = ${key}` },
  language: {
    table: sql`stories e`,
    under: (key) => sql`e.seq IS NOT NULL AND lower(split_part(e.language, '-', 1)) = ${key}`,
  },
  urgent: { table: sql`stories e`, under: () => sql`e.seq IS NOT NULL AND e.priority <> 'routine'` },
  flash: { table: sql`stories e`, under: () => sql`e.seq IS NOT NULL AND e.priority = 'flash'` },
  everything: { table: sql`stories e`, under: () => sql`true` },
};

/** A range of the wire, both ends excluded. */
export interface Bounds {
  below: number;
  above: number;
}

/** The numbers under one key, newest first, read from an index alone. */
export function entriesOf(kind: PostingsKind, key: Sql, { below, above }: Bounds, limit: number): Sql {
  const { table, under } = ENTRIES[kind];
  return sql`SELECT e.seq FROM ${table} WHERE ${under(key)} AND e.seq < ${below} AND e.seq > ${above}
    ORDER BY e.seq DESC LIMIT ${limit}`;
}

/** All postings that could contain what a filter matches. */
export function postingsOf({ any, all, publishers, sections, languages, minPriority }: CanonicalFilter): Postings[] {
  const found: Postings[] = all.map((slug) => ({ kind: 'topic', keys: [slug] }));
  if (any.length > 0) found.push({ kind: 'topic', keys: any });
  if (minPriority !== 'routine') found.push({ kind: minPriority, keys: [minPriority] });
  if (publishers.length > 0) found.push({ kind: 'publisher', keys: publishers });
  if (languages.length > 0) found.push({ kind: 'language', keys: rootsOf(languages) });
  if (sections.length > 0) found.push({ kind: 'section', keys: sections });
  return found.length > 0 ? found : [{ kind: 'everything', keys: ['*'] }];
}

const rootsOf = (languages: string[]): string[] => [...new Set(languages.map((tag) => tag.split('-')[0] ?? tag))];
