import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { keyInSchema, keysQuerySchema, rotationSchema } from '../../../shared/contract/admin-schema.ts';
import type { ApiKeyMade, ApiKeyRotated, KeysAnswer } from '../../../shared/contract/key-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction, type Queryable } from '../../../shared/node/db/database.ts';
import { addKey, listKeys, lockKey, replaceKey, revokeKey } from '../../../shared/node/db/publisher/key-store.ts';
import { lockPublisher } from '../../../shared/node/db/publisher/publisher-change-store.ts';
import { hashApiKey, makeApiKey } from '../../../shared/node/security/api-key.ts';
import type { HttpContext } from '../context.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `POST /publishers/:id/keys`: creates an API key, which only this answer shows. */
export function postKey({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const publisherId = pathId(req);
    const input = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { scopes, name = null, expiresAt = null } = parseOr('validation_failed', keyInSchema, input);
    const key = makeApiKey();
    const id = newId();
    await inTransaction(db, async (tx) => {
      // A removed publisher gets no key.
      if (!(await lockPublisher(tx, publisherId))) {
        throw new NewswireError('not_found', `There is no publisher ${publisherId}.`);
      }
      await addKey(tx, { id, publisherId, name, hash: hashApiKey(key), scopes, expiresAt });
      const after = { publisherId, scopes, expiresAt };
      await recordAct(tx, actorOf(req), { action: 'key.added', target: { type: 'key', id, name }, after });
    });
    res.status(201).json({ id, key, scopes, expiresAt } satisfies ApiKeyMade);
  };
}

/** `GET /keys`: all keys, or those of one publisher, without the keys themselves. */
export function getKeys({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisher } = parseOr('bad_query', keysQuerySchema, req.query);
    res.json({ keys: await listKeys(db, publisher) } satisfies KeysAnswer);
  };
}

/** `POST /keys/:id/rotate`: makes a key in the place of another one, which works beside it for a while. */
export function rotateKey({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const oldId = pathId(req);
    const input = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { overlapHours, expiresAt = null } = parseOr('validation_failed', rotationSchema, input);
    const key = makeApiKey();
    const id = newId();
    const made = await inTransaction(db, async (tx) => {
      const old = await rotatable(tx, oldId);
      const { name, publisherId, scopes } = old;
      await addKey(tx, { id, publisherId, name, hash: hashApiKey(key), scopes, expiresAt });
      const worksUntil = (await replaceKey(tx, oldId, id, overlapHours)).toISOString();
      const after = { newKey: id, worksUntil, expiresAt };
      await recordAct(tx, actorOf(req), { action: 'key.rotated', target: { type: 'key', id: oldId, name }, after });
      return { id, key, scopes, expiresAt, replaces: { id: oldId, worksUntil } };
    });
    res.status(201).json(made satisfies ApiKeyRotated);
  };
}

async function rotatable(tx: Queryable, id: string) {
  const key = await lockKey(tx, id);
  if (!key) throw new NewswireError('not_found', `There is no key ${id}.`);
  if (key.isPreset) {
    throw new NewswireError(
      'key_preset',
      'Set another NEWSWIRE_ADMIN_KEY and restart the servers, then revoke this one.',
    );
  }
  if (key.replacedBy !== null)
    throw new NewswireError('key_ended', `The key ${key.replacedBy} has replaced it already.`);
  if (!key.works) throw new NewswireError('key_ended', 'The key was revoked or has expired: add a new one.');
  return key;
}

/** `DELETE /keys/:id`: revokes a key, at once and permanently. */
export function deleteKey({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    await inTransaction(db, async (tx) => {
      const key = await lockKey(tx, id);
      if (!key) throw new NewswireError('not_found', `There is no key ${id}.`);
      await revokeKey(tx, id);
      const { name, publisherId } = key;
      await recordAct(tx, actorOf(req), {
        ...{ action: 'key.revoked', target: { type: 'key', id, name }, before: { publisherId, works: key.works } },
      });
    });
    res.status(204).end();
  };
}
