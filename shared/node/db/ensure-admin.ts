import { v7 as newId } from 'uuid';
import { SCOPES } from '../../wire/admin-schema.ts';
import { hashApiKey } from '../security/api-key.ts';
import { type Database, inTransaction } from './database.ts';
import { putPresetKey } from './key-store.ts';
import { findPublisherByName, insertPublisher } from './publisher-store.ts';

const ADMIN_PUBLISHER = 'Newswire desk';

/** Makes sure that the preset admin key works, with every scope and a publisher of its own. */
export async function ensureAdmin(db: Database, key: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await insertPublisher(tx, { id: newId(), name: ADMIN_PUBLISHER, url: null });
    const admin = await findPublisherByName(tx, ADMIN_PUBLISHER);
    if (!admin) throw new Error('the admin publisher vanished inside its own transaction');
    await putPresetKey(tx, { id: newId(), publisherId: admin.id, hash: hashApiKey(key), scopes: [...SCOPES] });
  });
}
