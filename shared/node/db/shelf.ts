import sql, { type Sql } from 'sql-template-tag';
import type { CanonicalFilter } from '../../domain/filter.ts';

/**
 * An index that has released stories in the order of the wire, under keys: those of a topic, of a publisher, of a
 * language. A shelf of a filter has every story that matches, under one of its keys, and others besides.
 */
export interface Shelf {
  kind: ShelfKind;
  keys: readonly string[];
}

export type ShelfKind = 'topic' | 'publisher' | 'section' | 'language' | 'urgent' | 'flash' | 'everything';

/** The entries `e` of each kind under one key. */
const ENTRIES: Record<ShelfKind, { table: Sql; under: (key: Sql) => Sql }> = {
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

/** The place of stories on the wire, neither end included. */
export interface Bounds {
  below: number;
  above: number;
}

/** Numbers on a shelf under one key, the newest first, read from an index alone. */
export function entriesOf(kind: ShelfKind, key: Sql, { below, above }: Bounds, limit: number): Sql {
  const { table, under } = ENTRIES[kind];
  return sql`SELECT e.seq FROM ${table} WHERE ${under(key)} AND e.seq < ${below} AND e.seq > ${above}
    ORDER BY e.seq DESC LIMIT ${limit}`;
}

/** Every shelf that could lead to what a filter matches. */
export function shelvesOf({ any, all, publishers, sections, languages, minPriority }: CanonicalFilter): Shelf[] {
  const shelves: Shelf[] = all.map((slug) => ({ kind: 'topic', keys: [slug] }));
  if (any.length > 0) shelves.push({ kind: 'topic', keys: any });
  if (minPriority !== 'routine') shelves.push({ kind: minPriority, keys: [minPriority] });
  if (publishers.length > 0) shelves.push({ kind: 'publisher', keys: publishers });
  if (languages.length > 0) shelves.push({ kind: 'language', keys: rootsOf(languages) });
  if (sections.length > 0) shelves.push({ kind: 'section', keys: sections });
  return shelves.length > 0 ? shelves : [{ kind: 'everything', keys: ['*'] }];
}

const rootsOf = (languages: string[]): string[] => [...new Set(languages.map((tag) => tag.split('-')[0] ?? tag))];
