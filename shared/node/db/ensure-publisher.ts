import { v7 as newId } from 'uuid';
import { cutText } from '../../domain/cut-text.ts';
import type { Queryable } from './database.ts';
import { addPublisher, findPublisherByName } from './publisher-store.ts';

const NAME_MAX_CHARACTERS = 200;

/** The id of the publisher with this name, made when there is none. */
export async function ensurePublisher(db: Queryable, rawName: string, url: string | null): Promise<string> {
  const name = cutText(rawName, NAME_MAX_CHARACTERS).trim();
  const added = await addPublisher(db, { id: newId(), name, url });
  const publisher = added ?? (await findPublisherByName(db, name));
  if (!publisher) throw new Error(`the publisher ${name} is neither there nor could it be added`);
  return publisher.id;
}
