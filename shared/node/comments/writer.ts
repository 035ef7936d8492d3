import { NewswireError } from '../../domain/errors.ts';
import { type CommenterRecord, lockCommenter } from '../db/commenter-store.ts';
import type { Queryable } from '../db/database.ts';

/** Holds a writer who may write; throws for someone unknown or blocked. */
export async function holdWriter(tx: Queryable, id: string): Promise<CommenterRecord> {
  const writer = await lockCommenter(tx, id);
  if (!writer) throw new NewswireError('identity_missing');
  if (writer.block) throw new NewswireError('commenter_blocked', blockedText(writer.block));
  return writer;
}

function blockedText({ until, reason }: NonNullable<CommenterRecord['block']>): string {
  return until === null ? `Blocked: ${reason}` : `Blocked until ${until}: ${reason}`;
}
