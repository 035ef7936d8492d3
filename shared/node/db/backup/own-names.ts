import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_DIR, migrationNames } from '../installation/migration-names.ts';

/** The table that remembers which migrations have run. */
export const MIGRATIONS_TABLE = 'migrations';

/** What our migrations create in a schema, now or at any time before. */
export interface OwnNames {
  /** Without the table of the migrations. */
  tables: string[];
  sequences: string[];
  functions: string[];
}

/** The names that the migrations create: the schema may also hold tables of others, which are not ours to touch. */
export function ownNames(): OwnNames {
  const ups = migrationNames().map((name) => {
    return readFileSync(path.join(MIGRATIONS_DIR, `${name}.sql`), 'utf8').split('-- Down Migration')[0] ?? '';
  });
  const created = (kind: string): string[] => {
    const pattern = new RegExp(`^CREATE (?:OR REPLACE )?${kind} (?:IF NOT EXISTS )?([a-z_]+)(?![a-z_.])`, 'gm');
    return [...new Set(ups.flatMap((up) => [...up.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();
  };
  return { tables: created('TABLE'), sequences: created('SEQUENCE'), functions: created('FUNCTION') };
}
