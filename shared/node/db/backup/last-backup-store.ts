import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** Remembers the state that the newest backup has; an older one changes nothing. */
export async function recordBackup(db: Queryable, { at, newswire }: { at: string; newswire: string }): Promise<void> {
  await db.query(sql`
    INSERT INTO last_backup (taken_at, newswire) VALUES (${at}, ${newswire})
    ON CONFLICT (is_only) DO UPDATE SET taken_at = EXCLUDED.taken_at, newswire = EXCLUDED.newswire
      WHERE last_backup.taken_at < EXCLUDED.taken_at`);
}

/** When the newest backup was taken; undefined when none ever was. */
export async function readLastBackup(db: Queryable): Promise<Date | undefined> {
  const { rows } = await db.query<{ taken_at: Date }>(sql`SELECT taken_at FROM last_backup`);
  return rows[0]?.taken_at;
}
