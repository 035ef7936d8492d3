import sql, { type Sql } from 'sql-template-tag';
import type { Commenter } from '../../../domain/comment.ts';
import { nameKey } from '../../../domain/comment-text.ts';
import { nameLook } from '../../text/name-look.ts';
import { type Database, inTransaction, type Queryable } from '../database.ts';
import { hasLookAlike, holdNames } from '../publisher/look-alike-store.ts';

interface Block {
  at: string;
  /** Null means forever. */
  until: string | null;
  reason: string;
}

export interface CommenterRecord extends Commenter {
  /** The current block; undefined when it has ended. */
  block: Block | undefined;
}

interface CommenterRow {
  id: string;
  name: string;
  is_blocked: boolean;
  blocked_at: Date | null;
  blocked_until: Date | null;
  block_reason: string | null;
}

/** Adds a commenter; false when another commenter or a publisher has a name that looks the same. */
export async function addCommenter(db: Database, { id, name }: Commenter): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await holdNames(tx);
    if (await hasLookAlike(tx, name, ['commenters', 'publishers'])) return false;
    const { rowCount } = await tx.query(sql`
      INSERT INTO commenters (id, name, name_key, name_look)
      SELECT ${id}, ${name}, ${nameKey(name)}, ${nameLook(name)}
      WHERE NOT EXISTS (SELECT FROM publishers WHERE lower(name) = lower(${name}))
      ON CONFLICT DO NOTHING`);
    return rowCount === 1;
  });
}

/** The commenter with this id; undefined for an unknown id. */
export async function findCommenter(db: Queryable, id: string): Promise<CommenterRecord | undefined> {
  return readCommenter(db, id, sql``);
}

/** The same, and blocks other writes by this commenter until the transaction ends. */
export async function lockCommenter(tx: Queryable, id: string): Promise<CommenterRecord | undefined> {
  return readCommenter(tx, id, sql`FOR UPDATE`);
}

/** Blocks a commenter until a time, or forever; false for an unknown id. */
export async function blockCommenter(
  tx: Queryable,
  id: string,
  block: { reason: string; until: Date | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    UPDATE commenters SET blocked_at = now(), blocked_until = ${block.until}, block_reason = ${block.reason}
    WHERE id = ${id}`);
  return rowCount === 1;
}

/** Ends a block; false for an unknown id. */
export async function unblockCommenter(tx: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    UPDATE commenters SET blocked_at = NULL, blocked_until = NULL, block_reason = NULL WHERE id = ${id}`);
  return rowCount === 1;
}

async function readCommenter(db: Queryable, id: string, lock: Sql): Promise<CommenterRecord | undefined> {
  const { rows } = await db.query<CommenterRow>(sql`
    SELECT id, name, blocked_at, blocked_until, block_reason,
      blocked_at IS NOT NULL AND coalesce(blocked_until > now(), true) AS is_blocked
    FROM commenters WHERE id = ${id} ${lock}`);
  const row = rows[0];
  return row && { id: row.id, name: row.name, block: row.is_blocked ? toBlock(row) : undefined };
}

function toBlock(row: CommenterRow): Block {
  return {
    at: row.blocked_at?.toISOString() ?? '',
    until: row.blocked_until?.toISOString() ?? null,
    reason: row.block_reason ?? '',
  };
}
