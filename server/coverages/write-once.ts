import { NewswireError } from '../../shared/domain/errors.ts';
import { type Database, inTransaction, type Queryable } from '../../shared/node/db/database.ts';
import { claimIdempotencyKey, keepAnswer } from '../../shared/node/db/submission/idempotency-store.ts';
import type { Idempotency } from '../../shared/node/intake/accept.ts';

/** What a request wrote: only its id is kept, so that a replayed answer shows nothing that was retracted since. */
export interface Written {
  id: string;
  /** False when it existed before. */
  isNew: boolean;
}

/** Writes in one transaction; a repeated Idempotency-Key writes nothing and gives the id of the first time. */
export async function writeOnce(
  db: Database,
  { publisherId, idempotency }: { publisherId: string; idempotency: Idempotency | undefined },
  write: (tx: Queryable) => Promise<Written>,
): Promise<Written & { replayed: boolean }> {
  return inTransaction(db, async (tx) => {
    if (!idempotency) return { ...(await write(tx)), replayed: false };
    const { key, fingerprint } = idempotency;
    const earlier = await claimIdempotencyKey(tx, publisherId, key, fingerprint);
    if (earlier && !earlier.fingerprint.equals(fingerprint)) throw new NewswireError('idempotency_key_reused');
    if (earlier) return { ...(earlier.answer as Written), replayed: true };
    const written = await write(tx);
    await keepAnswer(tx, publisherId, key, written);
    return { ...written, replayed: false };
  });
}
