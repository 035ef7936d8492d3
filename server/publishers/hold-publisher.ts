import type { ListedPublisher } from '../../shared/contract/publisher-shapes.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { listPublishers } from '../../shared/node/db/publisher/listed-publisher-store.ts';
import { lockPublisher } from '../../shared/node/db/publisher/publisher-change-store.ts';

/** A publisher with its figures, locked until the transaction ends; throws `not_found` for an unknown one. */
export async function heldPublisher(tx: Queryable, id: string): Promise<ListedPublisher> {
  const [publisher] = (await lockPublisher(tx, id)) ? await listPublishers(tx, id) : [];
  if (!publisher) throw new NewswireError('not_found', `There is no publisher ${id}.`);
  return publisher;
}
