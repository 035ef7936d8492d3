import { v7 as newId } from 'uuid';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { readerPasskeys } from '../../shared/node/db/passkey/passkey-store.ts';
import { addDevice, deleteDevice, listDevices } from '../../shared/node/db/reader/device-store.ts';
import {
  addReader,
  bumpReader,
  deleteReader,
  lockNetwork,
  lockReader,
} from '../../shared/node/db/reader/reader-store.ts';
import { hashToken, makeDeviceToken } from './device-token.ts';

const DEVICES_MAX = 20;
/** Readers that one network may make within a day, and have at a time. */
const A_DAY_MAX = 20;
const STANDING_MAX = 500;
const DAY_SECONDS = 24 * 3_600;

/** Makes a reader with its first device; returns the device's token. */
export async function makeReader(
  db: Database,
  made: { network: string; commenterId: string | undefined; deviceName: string },
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { today, all } = await lockNetwork(tx, made.network);
    if (today >= A_DAY_MAX || all >= STANDING_MAX) {
      throw new NewswireError('too_many_readers', 'Your network cannot make more readers today.', [], DAY_SECONDS);
    }
    const id = newId();
    await addReader(tx, { id, network: made.network, commenterId: made.commenterId });
    return signIn(tx, id, made.deviceName);
  });
}

/** Adds a device to a reader; returns its token, or undefined when the reader is gone. */
export async function joinReader(db: Database, readerId: string, deviceName: string): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    if (!(await lockReader(tx, readerId))) return undefined;
    if ((await listDevices(tx, readerId)).length >= DEVICES_MAX) {
      throw new NewswireError('too_many_devices', `A reader may have ${DEVICES_MAX} devices: sign one out first.`);
    }
    await bumpReader(tx, readerId);
    return signIn(tx, readerId, deviceName);
  });
}

/**
 * Signs a device out; false when the reader has none with this id. A reader without devices and passkeys, for whom
 * nobody could come back, is deleted.
 */
export async function leaveReader(db: Database, readerId: string, deviceId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockReader(tx, readerId);
    if (!(await deleteDevice(tx, readerId, deviceId))) return false;
    const isEmpty =
      (await listDevices(tx, readerId)).length === 0 && (await readerPasskeys.list(tx, readerId)).length === 0;
    await (isEmpty ? deleteReader(tx, readerId) : bumpReader(tx, readerId));
    return true;
  });
}

async function signIn(tx: Queryable, readerId: string, name: string): Promise<string> {
  const token = makeDeviceToken();
  await addDevice(tx, { id: newId(), readerId, tokenHash: hashToken(token), name });
  return token;
}
