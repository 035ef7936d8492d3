import { v7 as newId } from 'uuid';
import { cutText } from '../../../domain/cut-text.ts';
import { NewswireError } from '../../../domain/errors.ts';
import type { Database } from '../database.ts';
import { addPublisher, findPublisherByName } from './publisher-store.ts';

const NAME_MAX_CHARACTERS = 200;

/** The id of the publisher with this name, created if missing; throws `name_taken` for a look-alike of another. */
export async function ensurePublisher(db: Database, rawName: string, url: string | null): Promise<string> {
  const name = cutText(rawName, NAME_MAX_CHARACTERS).trim();
  const found = (await findPublisherByName(db, name)) ?? (await addPublisher(db, { id: newId(), name, url }));
  // Another process may have added it in the meantime.
  const publisher = found ?? (await findPublisherByName(db, name));
  if (!publisher) throw new NewswireError('name_taken', `The name ${name} looks like that of another publisher.`);
  return publisher.id;
}
