import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS_DIR } from './migration-names.ts';

/** What the version before would stumble over, while it still runs beside the new one. */
const CONTRACTIONS = [
  /\bDROP (TABLE|COLUMN)\b/i,
  /\bRENAME\b/i,
  /\bSET NOT NULL\b/i,
  /\bALTER COLUMN \w+ (SET DATA )?TYPE\b/i,
  /\bADD COLUMN \w+ [^,;]*\bNOT NULL(?![^,;]*\bDEFAULT\b)/i,
];

/** True for a migration that takes away what the version before uses, or asks for more; others only add. */
export function isContraction(sql: string): boolean {
  const [up = ''] = sql.split('-- Down Migration');
  return CONTRACTIONS.some((pattern) => pattern.test(up));
}

/** The SQL of a migration of this version. */
export function migrationSql(name: string): string {
  return readFileSync(path.join(MIGRATIONS_DIR, `${name}.sql`), 'utf8');
}
