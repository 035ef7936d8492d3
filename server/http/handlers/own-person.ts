import type { Request, RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import type { OwnPerson, Person } from '../../../shared/contract/person-shapes.ts';
import { passkeyInSchema } from '../../../shared/contract/reader-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { type PasskeyRecord, personPasskeys } from '../../../shared/node/db/passkey/passkey-store.ts';
import { findPerson } from '../../../shared/node/db/person/person-store.ts';
import { addOwnPasskey, removeOwnPasskey } from '../../people/person-passkeys.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { sessionOf } from '../ops/session.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { readNewPasskey, startPasskey } from '../request/webauthn.ts';

/** `GET /people/me`: whose session it is, with their passkeys, and what it allows. */
export function getOwnPerson({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const session = await sessionOf(db, req);
    const person = session?.isPerson ? await findPerson(db, session.callerId) : undefined;
    const passkeys = person ? await personPasskeys.list(db, person.id) : [];
    const own = person ? toOwn(person, passkeys) : null;
    res.json({ person: own, scopes: session?.scopes ?? [] } satisfies OwnPerson);
  };
}

/** `POST /people/me/passkeys/options`: what the browser needs to make one more passkey. */
export function postOwnOptions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { id, name } = await requirePerson(context, req);
    const known = await personPasskeys.list(context.db, id);
    const owner = { id, userName: name, siteName: context.site.current().name, known };
    res.json(await startPasskey(context, req, 'person-passkey', owner));
  };
}

/** `POST /people/me/passkeys`: keeps one more passkey. */
export function postOwnPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { id: ownerId } = await requirePerson(context, req);
    const response = parseOr('validation_failed', passkeyInSchema, jsonBody(req));
    const passkey = await readNewPasskey(context, req, 'person-passkey', { ownerId, response });
    await inTransaction(context.db, (tx) => addOwnPasskey(tx, actorOf(req, { callerId: ownerId }), passkey));
    res.status(201).json({ id: passkey.id });
  };
}

/** `DELETE /people/me/passkeys/:id`: ends a passkey, unless it is the only one. */
export function deleteOwnPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { id } = await requirePerson(context, req);
    const passkeyId = String(req.params.id);
    await inTransaction(context.db, (tx) => removeOwnPasskey(tx, actorOf(req, { callerId: id }), passkeyId));
    res.status(204).end();
  };
}

/** Who has signed in by passkey; throws `session_missing`. */
async function requirePerson({ db, limits }: HttpContext, req: Request): Promise<Person> {
  const session = await sessionOf(db, req);
  const person = session?.isPerson ? await findPerson(db, session.callerId) : undefined;
  if (!person) throw new NewswireError('session_missing', 'Sign in with your passkey first.');
  await limits.request(person.id, quotaTeller(req.res));
  return person;
}

function toOwn({ id, name, role, publisher }: Person, passkeys: readonly PasskeyRecord[]): OwnPerson['person'] {
  return {
    ...{ id, name, role, publisher },
    passkeys: passkeys.map((passkey) => ({
      id: passkey.id,
      name: passkey.name,
      createdAt: passkey.createdAt.toISOString(),
      usedAt: passkey.usedAt?.toISOString() ?? null,
    })),
  };
}
