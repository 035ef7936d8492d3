import { NewswireError } from '../../shared/domain/errors.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { addPasskey, deletePasskey, listPasskeys } from '../../shared/node/db/reader/passkey-store.ts';
import { lockReader } from '../../shared/node/db/reader/reader-store.ts';

const PASSKEYS_MAX = 10;

/** Keeps a reader's new passkey; throws `too_many_devices`, or `passkey_refused` for one that is known. */
export async function keepPasskey(db: Database, passkey: Parameters<typeof addPasskey>[1]): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockReader(tx, passkey.readerId);
    if ((await listPasskeys(tx, passkey.readerId)).length >= PASSKEYS_MAX) {
      throw new NewswireError('too_many_devices', `A reader may have ${PASSKEYS_MAX} passkeys: remove one first.`);
    }
    if (!(await addPasskey(tx, passkey))) throw new NewswireError('passkey_refused', 'The passkey is known already.');
  });
}

/** Ends a passkey; false when the reader has none with this id. */
export function removePasskey(db: Database, readerId: string, id: string): Promise<boolean> {
  return deletePasskey(db, readerId, id);
}
