import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import {
  publisherInSchema,
  publisherPatchSchema,
  publisherRemovalSchema,
} from '../../../shared/contract/admin-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import type { ListedPublisher, PublisherRemoval } from '../../../shared/contract/publisher-shapes.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { listPublishers } from '../../../shared/node/db/publisher/listed-publisher-store.ts';
import { addPublisherIn } from '../../../shared/node/db/publisher/publisher-store.ts';
import { editPublisher } from '../../publishers/edit-publisher.ts';
import { removePublisher } from '../../publishers/remove-publisher.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `GET /publishers`. */
export function getPublishers({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.json({ publishers: await listPublishers(db) });
  };
}

/** `POST /publishers`: adds a publisher; its name must be free. */
export function postPublisher({ db, wrote }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { name, url, description } = parseOr('validation_failed', publisherInSchema, jsonBody(req));
    const publisher = await inTransaction(db, async (tx) => {
      const wish = { id: newId(), name, url: url ?? null, description: description || null };
      const added = await addPublisherIn(tx, wish);
      if (!added)
        throw new NewswireError('name_taken', `There is a publisher with the name ${name}, or one that looks like it.`);
      const target = { type: 'publisher', id: added.id, name: added.name };
      await recordAct(tx, actorOf(req), { action: 'publisher.added', target });
      return added;
    });
    wrote();
    res.status(201).json(publisher);
  };
}

/** `PATCH /publishers/:id`: renames, describes, disables or enables a publisher. */
export function patchPublisher({ db, wrote }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { url, description, ...patch } = parseOr('validation_failed', publisherPatchSchema, jsonBody(req));
    const change = { ...patch, url: url === '' ? null : url, description: description === '' ? null : description };
    const publisher = await inTransaction(db, (tx) => editPublisher(tx, actorOf(req), pathId(req), change));
    wrote();
    res.json(publisher satisfies ListedPublisher);
  };
}

/** `DELETE /publishers/:id`: removes a publisher; its stories stay, or are taken down by workers. */
export function deletePublisher({ db, wrote, announceSoon }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { stories, reason, dryRun } = parseOr('validation_failed', publisherRemovalSchema, jsonBody(req));
    const by = { publisherId: pathId(req), operatorId: principalOf(req).publisherId, actor: actorOf(req) };
    const removal = await inTransaction(db, (tx) => removePublisher(tx, { ...by, stories, reason, dryRun }));
    wrote();
    announceSoon();
    res.status(removal.removed && stories === 'takedown' ? 202 : 200).json(removal satisfies PublisherRemoval);
  };
}
