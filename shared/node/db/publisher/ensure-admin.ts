import { v7 as newId } from 'uuid';
import { SCOPES } from '../../../domain/scope.ts';
import { hashApiKey } from '../../security/api-key.ts';
import { type Database, inTransaction, type Queryable } from '../database.ts';
import { listOtherPresets, putPresetKey } from './key-store.ts';
import { findPublisherByName, insertPublisher } from './publisher-store.ts';

const ADMIN_PUBLISHER = 'Newswire desk';

/** The result of setting up a preset admin key. */
export interface AdminKey {
  id: string;
  revoked: boolean;
  /** Ids of other preset keys that are still valid. */
  others: string[];
}

/**
 * Ensures that the preset admin key exists, with every scope and its own publisher. Other processes' preset keys stay
 * valid, and a revoked one stays revoked.
 */
export async function ensureAdmin(db: Database, key: string): Promise<AdminKey> {
  return inTransaction(db, async (tx) => {
    const publisherId = await ensureAdminPublisher(tx);
    const preset = { id: newId(), publisherId, hash: hashApiKey(key), scopes: [...SCOPES] };
    const { id, revoked } = await putPresetKey(tx, preset);
    return { id, revoked, others: await listOtherPresets(tx, id) };
  });
}

/** The id of the installation's own publisher, for which operators and moderators act; adds it if there is none yet. */
export async function ensureAdminPublisher(tx: Queryable): Promise<string> {
  await insertPublisher(tx, { id: newId(), name: ADMIN_PUBLISHER, url: null });
  const admin = await findPublisherByName(tx, ADMIN_PUBLISHER);
  if (!admin) throw new Error('the admin publisher is missing in its own transaction');
  return admin.id;
}
