import { NewswireError } from '../../shared/domain/errors.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { type NewPasskey, readerPasskeys } from '../../shared/node/db/passkey/passkey-store.ts';
import { lockReader } from '../../shared/node/db/reader/reader-store.ts';

const PASSKEYS_MAX = 10;

/** Keeps a reader's new passkey; throws `too_many_devices`, or `passkey_refused` for one that is known. */
export async function keepPasskey(db: Database, passkey: NewPasskey): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockReader(tx, passkey.ownerId);
    if ((await readerPasskeys.list(tx, passkey.ownerId)).length >= PASSKEYS_MAX) {
      throw new NewswireError('too_many_devices', `A reader may have ${PASSKEYS_MAX} passkeys: remove one first.`);
    }
    if (!(await readerPasskeys.add(tx, passkey))) {
      throw new NewswireError('passkey_refused', 'The passkey is known already.');
    }
  });
}
