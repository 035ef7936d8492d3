import sql, { type Sql } from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface PasskeyRecord {
  /** The credential's id, base64url. */
  id: string;
  /** The reader's or the person's id. */
  ownerId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

export type NewPasskey = Omit<PasskeyRecord, 'createdAt' | 'usedAt'>;

interface PasskeyRow {
  id: string;
  owner_id: string;
  public_key: Buffer;
  counter: string;
  transports: string[];
  name: string;
  created_at: Date;
  used_at: Date | null;
}

/** The passkeys of one kind of owner. */
export interface PasskeyStore {
  /** Adds a passkey; false when the credential is known already. */
  add(tx: Queryable, passkey: NewPasskey): Promise<boolean>;
  /** The passkey with this credential id. */
  find(db: Queryable, id: string): Promise<PasskeyRecord | undefined>;
  /** An owner's passkeys, oldest first. */
  list(db: Queryable, ownerId: string): Promise<PasskeyRecord[]>;
  /** Notes that a passkey was used, with its new counter. */
  noteUsed(tx: Queryable, id: string, counter: number): Promise<void>;
  /** Deletes a passkey of this owner; false when there is none. */
  remove(tx: Queryable, ownerId: string, id: string): Promise<boolean>;
}

export const readerPasskeys = passkeysIn(sql`reader_passkeys`, sql`reader_id`);
export const personPasskeys = passkeysIn(sql`person_passkeys`, sql`person_id`);

function passkeysIn(table: Sql, owner: Sql): PasskeyStore {
  const columns = sql`id, ${owner} AS owner_id, public_key, counter, transports, name, created_at, used_at`;
  return {
    async add(tx, { id, ownerId, publicKey, counter, transports, name }) {
      const { rowCount } = await tx.query(sql`
        INSERT INTO ${table} (id, ${owner}, public_key, counter, transports, name)
        VALUES (${id}, ${ownerId}, ${publicKey}, ${counter}, ${transports}, ${name})
        ON CONFLICT DO NOTHING`);
      return rowCount === 1;
    },
    async find(db, id) {
      const { rows } = await db.query<PasskeyRow>(sql`SELECT ${columns} FROM ${table} WHERE id = ${id}`);
      return rows[0] && toRecord(rows[0]);
    },
    async list(db, ownerId) {
      const { rows } = await db.query<PasskeyRow>(sql`
        SELECT ${columns} FROM ${table} WHERE ${owner} = ${ownerId} ORDER BY created_at, id`);
      return rows.map(toRecord);
    },
    async noteUsed(tx, id, counter) {
      await tx.query(sql`UPDATE ${table} SET used_at = now(), counter = ${counter} WHERE id = ${id}`);
    },
    async remove(tx, ownerId, id) {
      const { rowCount } = await tx.query(sql`DELETE FROM ${table} WHERE id = ${id} AND ${owner} = ${ownerId}`);
      return rowCount === 1;
    },
  };
}

function toRecord(row: PasskeyRow): PasskeyRecord {
  return {
    id: row.id,
    ownerId: row.owner_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at,
  };
}
