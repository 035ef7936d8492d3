import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface PasskeyRecord {
  /** The credential's id, base64url. */
  id: string;
  readerId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

interface PasskeyRow {
  id: string;
  reader_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  name: string;
  created_at: Date;
  used_at: Date | null;
}

/** Adds a passkey; false when the credential is known already. */
export async function addPasskey(
  tx: Queryable,
  passkey: Omit<PasskeyRecord, 'createdAt' | 'usedAt'>,
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    INSERT INTO reader_passkeys (id, reader_id, public_key, counter, transports, name)
    VALUES (${passkey.id}, ${passkey.readerId}, ${passkey.publicKey}, ${passkey.counter}, ${passkey.transports},
      ${passkey.name})
    ON CONFLICT DO NOTHING`);
  return rowCount === 1;
}

/** The passkey with this credential id. */
export async function findPasskey(db: Queryable, id: string): Promise<PasskeyRecord | undefined> {
  const { rows } = await db.query<PasskeyRow>(sql`
    SELECT id, reader_id, public_key, counter, transports, name, created_at, used_at
    FROM reader_passkeys WHERE id = ${id}`);
  return rows[0] && toRecord(rows[0]);
}

/** A reader's passkeys, oldest first. */
export async function listPasskeys(db: Queryable, readerId: string): Promise<PasskeyRecord[]> {
  const { rows } = await db.query<PasskeyRow>(sql`
    SELECT id, reader_id, public_key, counter, transports, name, created_at, used_at
    FROM reader_passkeys WHERE reader_id = ${readerId} ORDER BY created_at, id`);
  return rows.map(toRecord);
}

/** Notes that a passkey was used, with its new counter. */
export async function notePasskeyUsed(tx: Queryable, id: string, counter: number): Promise<void> {
  await tx.query(sql`UPDATE reader_passkeys SET used_at = now(), counter = ${counter} WHERE id = ${id}`);
}

/** Deletes a passkey of this reader; false when there is none. */
export async function deletePasskey(tx: Queryable, readerId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql`DELETE FROM reader_passkeys WHERE id = ${id} AND reader_id = ${readerId}`);
  return rowCount === 1;
}

function toRecord(row: PasskeyRow): PasskeyRecord {
  return {
    id: row.id,
    readerId: row.reader_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}
