import { v7 as newId } from 'uuid';
import { SCOPES } from '../../domain/scope.ts';
import { hashApiKey } from '../security/api-key.ts';
import { type Database, inTransaction } from './database.ts';
import { listOtherPresets, putPresetKey } from './key-store.ts';
import { findPublisherByName, insertPublisher } from './publisher-store.ts';

const ADMIN_PUBLISHER = 'Newswire desk';

/** What became of a preset admin key. */
export interface AdminKey {
  id: string;
  revoked: boolean;
  /** Ids of other preset keys that are still good. */
  others: string[];
}

/**
 * Makes sure that the preset admin key is there, with every scope and a publisher of its own. Keys that other processes
 * were given stay good, and one that was revoked stays revoked.
 */
export async function ensureAdmin(db: Database, key: string): Promise<AdminKey> {
  return inTransaction(db, async (tx) => {
    await insertPublisher(tx, { id: newId(), name: ADMIN_PUBLISHER, url: null });
    const admin = await findPublisherByName(tx, ADMIN_PUBLISHER);
    if (!admin) throw new Error('the admin publisher vanished inside its own transaction');
    const preset = { id: newId(), publisherId: admin.id, hash: hashApiKey(key), scopes: [...SCOPES] };
    const { id, revoked } = await putPresetKey(tx, preset);
    return { id, revoked, others: await listOtherPresets(tx, id) };
  });
}
