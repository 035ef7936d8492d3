import type { Request, RequestHandler, Response } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { acceptanceSchema, invitationSchema } from '../../../shared/contract/person-schema.ts';
import type { InvitationOpened, Person, SignedIn } from '../../../shared/contract/person-shapes.ts';
import { signInSchema } from '../../../shared/contract/reader-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { isOfPublisher } from '../../../shared/domain/role.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { personPasskeys } from '../../../shared/node/db/passkey/passkey-store.ts';
import { findInvited } from '../../../shared/node/db/person/invitation-store.ts';
import { findPerson } from '../../../shared/node/db/person/person-store.ts';
import { acceptInvitation, signInPerson } from '../../people/person-passkeys.ts';
import { hashToken } from '../../readers/device-token.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { beginPersonSession, endSession } from '../ops/session.ts';
import { sessionAddress } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { addressGroup } from '../request/request-address.ts';
import { checkSignature, readNewPasskey, startPasskey, startSignIn } from '../request/webauthn.ts';

/** `POST /people/invitation`: whom an invitation is for, and what the browser needs to make a passkey. */
export function postOpenInvitation(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await spend(context, req);
    const { token } = parseOr('validation_failed', invitationSchema, jsonBody(req));
    const person = await findInvitedPerson(context, token);
    const { id, name, role, publisher } = person;
    const owner = { id, userName: name, siteName: context.site.current().name, known: [] };
    const options = await startPasskey(context, req, 'person-passkey', owner);
    res.json({ person: { name, role, publisher }, options } satisfies InvitationOpened);
  };
}

/** `POST /people/invitation/passkey`: keeps the passkey of whoever was invited, and signs them in. */
export function postAcceptance(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await spend(context, req);
    const { token, passkey: response } = parseOr('validation_failed', acceptanceSchema, jsonBody(req));
    const { id: ownerId } = await findInvitedPerson(context, token);
    const passkey = await readNewPasskey(context, req, 'person-passkey', { ownerId, response });
    const person = await inTransaction(context.db, async (tx) => {
      const use = { tokenHash: hashToken(token), passkey };
      const accepted = await acceptInvitation(tx, sessionAddress(req), use);
      await beginPersonSession(tx, req, res, accepted.id);
      return accepted;
    });
    context.log.info({ person: person.id }, 'somebody accepted an invitation');
    sendSignedIn(res, person);
  };
}

/** `POST /people/sign-in/options`: what the browser needs to sign in with any passkey of this site. */
export function postStartSignIn(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await spend(context, req);
    res.json(await startSignIn(context, req, 'person-sign-in'));
  };
}

/** `POST /people/sign-in`: begins a session of the person whose passkey signed. */
export function postPersonSignIn(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await spend(context, req);
    const response = parseOr('validation_failed', signInSchema, jsonBody(req));
    const passkey = await personPasskeys.find(context.db, response.id);
    if (!passkey) throw new NewswireError('passkey_refused', 'The passkey is not known here.');
    const counter = await checkSignature(context, req, 'person-sign-in', { passkey, response });
    const person = await inTransaction(context.db, async (tx) => {
      const use = { passkeyId: passkey.id, personId: passkey.ownerId, counter };
      const signedIn = await signInPerson(tx, sessionAddress(req), use);
      await beginPersonSession(tx, req, res, signedIn.id);
      return signedIn;
    });
    context.log.info({ person: person.id }, 'somebody signed in by passkey');
    sendSignedIn(res, person);
  };
}

/** `DELETE /people/me/session`: ends the browser's session, on every server. */
export function deleteOwnSession({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    await endSession(db, req, res);
    res.status(204).end();
  };
}

async function spend({ limits }: HttpContext, req: Request): Promise<void> {
  await limits.spend('person', { address: addressGroup(req) }, quotaTeller(req.res));
}

async function findInvitedPerson({ db }: HttpContext, token: string): Promise<Person> {
  const id = await findInvited(db, hashToken(token));
  const person = id === undefined ? undefined : await findPerson(db, id);
  if (!person) throw new NewswireError('invitation_unknown');
  return person;
}

function sendSignedIn(res: Response, { id, name, role, publisher }: Person): void {
  const home = isOfPublisher(role) ? '/desk' : '/admin';
  res.status(201).json({ person: { id, name, role, publisher }, home } satisfies SignedIn);
}
