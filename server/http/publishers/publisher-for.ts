import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Database } from '../../../shared/node/db/database.ts';
import { ensurePublisher } from '../../../shared/node/db/publisher/ensure-publisher.ts';
import { publisherExists } from '../../../shared/node/db/publisher/publisher-store.ts';

/** The publisher with this id or name, added when the name is new. Throws `not_found` or `name_taken`. */
export async function publisherFor(db: Database, nameOrId: string): Promise<string> {
  if (!idSchema.safeParse(nameOrId).success) return ensurePublisher(db, nameOrId, null);
  if (!(await publisherExists(db, nameOrId)))
    throw new NewswireError('not_found', `There is no publisher ${nameOrId}.`);
  return nameOrId;
}
