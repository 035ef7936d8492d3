import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { passkeyInSchema, signInSchema } from '../../../shared/contract/reader-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { readerPasskeys } from '../../../shared/node/db/passkey/passkey-store.ts';
import { deviceName } from '../../readers/device-name.ts';
import { joinReader } from '../../readers/join-reader.ts';
import { keepPasskey } from '../../readers/passkeys.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { keepDevice, refuseJoined, requireDevice } from '../request/device.ts';
import { addressGroup } from '../request/request-address.ts';
import { checkSignature, readNewPasskey, startPasskey, startSignIn } from '../request/webauthn.ts';

const SITE = 'Newswire';

/** `POST /reader/passkeys/options`: what the browser needs to make a passkey. */
export function postPasskeyOptions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    const known = await readerPasskeys.list(context.db, readerId);
    const reader = { id: readerId, userName: `${SITE} reader`, siteName: SITE, known };
    res.json(await startPasskey(context, req, 'passkey', reader));
  };
}

/** `POST /reader/passkeys`: keeps a passkey with which the reader can come back from anywhere. */
export function postPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    const response = parseOr('validation_failed', passkeyInSchema, jsonBody(req));
    const passkey = await readNewPasskey(context, req, 'passkey', { ownerId: readerId, response });
    await keepPasskey(context.db, passkey);
    res.status(201).json({ id: passkey.id });
  };
}

/** `DELETE /reader/passkeys/:id`: ends a passkey. */
export function deleteReaderPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    if (!(await readerPasskeys.remove(context.db, readerId, String(req.params.id)))) {
      throw new NewswireError('not_found', 'You have no such passkey.');
    }
    res.status(204).end();
  };
}

/** `POST /reader/sign-in/options`: what the browser needs to sign in with any passkey of this site. */
export function postSignInOptions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await context.limits.spend('reader', { address: addressGroup(req) }, quotaTeller(res));
    res.json(await startSignIn(context, req, 'sign-in'));
  };
}

/** `POST /reader/sign-in`: joins this device to the reader whose passkey signed; nothing of its own is touched. */
export function postSignIn(context: HttpContext): RequestHandler {
  const { db, limits } = context;
  return async (req, res) => {
    await limits.spend('reader', { address: addressGroup(req) }, quotaTeller(res));
    const response = parseOr('validation_failed', signInSchema, jsonBody(req));
    await refuseJoined(db, req);
    const passkey = await readerPasskeys.find(db, response.id);
    if (!passkey) throw new NewswireError('passkey_refused', 'The passkey is not known here.');
    const counter = await checkSignature(context, req, 'sign-in', { passkey, response });
    await readerPasskeys.noteUsed(db, passkey.id, counter);
    const token = await joinReader(db, passkey.ownerId, deviceName(req.get('user-agent')));
    if (!token) throw new NewswireError('passkey_refused');
    keepDevice(req, res, token);
    res.status(201).json({ joined: true });
  };
}
