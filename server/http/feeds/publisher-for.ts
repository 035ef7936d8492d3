import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Database } from '../../../shared/node/db/database.ts';
import { ensurePublisher } from '../../../shared/node/db/ensure-publisher.ts';
import { publisherExists } from '../../../shared/node/db/publisher-store.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';

/** The publisher of this id or name; a new name makes one. Throws `not_found` for an id that nobody has, `name_taken` for a
 * new name that looks like another's. */
export async function publisherFor(db: Database, nameOrId: string): Promise<string> {
  if (!idSchema.safeParse(nameOrId).success) return ensurePublisher(db, nameOrId, null);
  if (!(await publisherExists(db, nameOrId)))
    throw new NewswireError('not_found', `There is no publisher ${nameOrId}.`);
  return nameOrId;
}
