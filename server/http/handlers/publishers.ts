import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { keyInSchema, keysQuerySchema, publisherInSchema } from '../../../shared/contract/admin-schema.ts';
import type { ApiKeyMade, KeysAnswer } from '../../../shared/contract/key-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { addKey, listKeys, revokeKey } from '../../../shared/node/db/publisher/key-store.ts';
import { addPublisherIn, listPublishers, publisherExists } from '../../../shared/node/db/publisher/publisher-store.ts';
import { hashApiKey, makeApiKey } from '../../../shared/node/security/api-key.ts';
import type { HttpContext } from '../context.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';
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
      await recordAct(tx, actorOf(req), { action: 'publisher.added', target: { type: 'publisher', ...added } });
      return added;
    });
    wrote();
    res.status(201).json(publisher);
  };
}

/** `POST /publishers/:id/keys`: creates an API key, which only this answer shows. */
export function postKey({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const publisherId = pathId(req);
    const input = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { scopes, name } = parseOr('validation_failed', keyInSchema, input);
    if (!(await publisherExists(db, publisherId))) {
      throw new NewswireError('not_found', `There is no publisher ${publisherId}.`);
    }
    const key = makeApiKey();
    const id = newId();
    await inTransaction(db, async (tx) => {
      await addKey(tx, { id, publisherId, name: name ?? null, hash: hashApiKey(key), scopes });
      const target = { type: 'key', id, name: name ?? null };
      await recordAct(tx, actorOf(req), { action: 'key.added', target, after: { publisherId, scopes } });
    });
    res.status(201).json({ id, key, scopes } satisfies ApiKeyMade);
  };
}

/** `GET /keys`: all keys, or those of one publisher, without the keys themselves. */
export function getKeys({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisher } = parseOr('bad_query', keysQuerySchema, req.query);
    res.json({ keys: await listKeys(db, publisher) } satisfies KeysAnswer);
  };
}

/** `DELETE /keys/:id`: revokes a key, at once and permanently. */
export function deleteKey({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    await inTransaction(db, async (tx) => {
      if (!(await revokeKey(tx, id))) throw new NewswireError('not_found', `There is no key ${id}.`);
      await recordAct(tx, actorOf(req), { action: 'key.revoked', target: { type: 'key', id } });
    });
    res.status(204).end();
  };
}
