import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface DeviceRecord {
  id: string;
  readerId: string;
  name: string;
  createdAt: Date;
  seenAt: Date;
}

interface DeviceRow {
  id: string;
  reader_id: string;
  name: string;
  created_at: Date;
  seen_at: Date;
}

/** Adds a device to its reader. */
export async function addDevice(
  tx: Queryable,
  device: { id: string; readerId: string; tokenHash: string; name: string },
): Promise<void> {
  await tx.query(sql`
    INSERT INTO reader_devices (id, reader_id, token_hash, name)
    VALUES (${device.id}, ${device.readerId}, ${device.tokenHash}, ${device.name})`);
}

/** The device with this token; undefined for one that was signed out. */
export async function findDevice(db: Queryable, tokenHash: string): Promise<DeviceRecord | undefined> {
  const { rows } = await db.query<DeviceRow>(sql`
    SELECT id, reader_id, name, created_at, seen_at FROM reader_devices WHERE token_hash = ${tokenHash}`);
  return rows[0] && toRecord(rows[0]);
}

/** A reader's devices, oldest first. */
export async function listDevices(db: Queryable, readerId: string): Promise<DeviceRecord[]> {
  const { rows } = await db.query<DeviceRow>(sql`
    SELECT id, reader_id, name, created_at, seen_at FROM reader_devices
    WHERE reader_id = ${readerId} ORDER BY created_at, id`);
  return rows.map(toRecord);
}

/** Notes that a device was here, and with it its reader. */
export async function noteDeviceSeen(db: Queryable, device: Pick<DeviceRecord, 'id' | 'readerId'>): Promise<void> {
  await db.query(sql`
    WITH seen AS (UPDATE reader_devices SET seen_at = now() WHERE id = ${device.id})
    UPDATE readers SET seen_at = now() WHERE id = ${device.readerId}`);
}

/** Deletes a device of this reader; false when there is none. */
export async function deleteDevice(tx: Queryable, readerId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql`DELETE FROM reader_devices WHERE id = ${id} AND reader_id = ${readerId}`);
  return rowCount === 1;
}

function toRecord(row: DeviceRow): DeviceRecord {
  return { id: row.id, readerId: row.reader_id, name: row.name, createdAt: row.created_at, seenAt: row.seen_at };
}
