import type { ReaderExport, ReaderShape } from '../../shared/contract/reader-shapes.ts';
import { clockMs } from '../../shared/domain/sync/clock.ts';
import { findCommenter } from '../../shared/node/db/comment/commenter-store.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { readerPasskeys } from '../../shared/node/db/passkey/passkey-store.ts';
import { listDevices } from '../../shared/node/db/reader/device-store.ts';
import { listItemsSince, readUsage } from '../../shared/node/db/reader/item-store.ts';
import { findReader } from '../../shared/node/db/reader/reader-store.ts';
import { READER_MAX_BYTES } from './sync-items.ts';
import type { TicketHolder } from './ticket.ts';

/** What is kept of a reader, without the items, as one of its devices sees it. */
export async function readReader(db: Database, { readerId, deviceId }: TicketHolder): Promise<ReaderShape | undefined> {
  const reader = await findReader(db, readerId);
  if (!reader) return undefined;
  const [devices, passkeys, usage] = await Promise.all([
    listDevices(db, readerId),
    readerPasskeys.list(db, readerId),
    readUsage(db, readerId),
  ]);
  const commenter = reader.commenterId === null ? undefined : await findCommenter(db, reader.commenterId);
  return {
    createdAt: reader.createdAt.toISOString(),
    devices: devices.map(({ id, name, createdAt, seenAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
      current: id === deviceId,
    })),
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    commenter: commenter ? { id: commenter.id, name: commenter.name } : null,
    items: usage.reduce((sum, { items }) => sum + items, 0),
    bytes: usage.reduce((sum, { bytes }) => sum + bytes, 0),
    bytesMax: READER_MAX_BYTES,
  };
}

/** All that is kept of a reader. */
export async function exportReader(
  db: Database,
  holder: TicketHolder,
  now = new Date(),
): Promise<ReaderExport | undefined> {
  const reader = await readReader(db, holder);
  if (!reader) return undefined;
  const items = await listItemsSince(db, holder.readerId, -1);
  return {
    ...reader,
    exportedAt: now.toISOString(),
    content: items.flatMap(({ collection, id, value, clock }) => {
      if (value === null) return [];
      return [{ collection, id, value: JSON.parse(value), writtenAt: new Date(clockMs(clock)).toISOString() }];
    }),
  };
}
