import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Request, RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { passkeyInSchema, signInSchema } from '../../../shared/contract/reader-schema.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findPasskey, listPasskeys, notePasskeyUsed } from '../../../shared/node/db/reader/passkey-store.ts';
import { deviceName } from '../../readers/device-name.ts';
import { joinReader } from '../../readers/join-reader.ts';
import { keepPasskey, removePasskey } from '../../readers/passkeys.ts';
import { keepSingleUse, type SingleUse, takeSingleUse } from '../../readers/single-use.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { keepDevice, refuseJoined, requireDevice } from '../request/device.ts';
import { publicBase } from '../request/public-base.ts';
import { addressGroup } from '../request/request-address.ts';

const DETAIL_CHARACTERS = 200;
const SITE = 'Newswire';
/** EdDSA, ES256 and RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];
/** What a sign-in's challenge stands for: nobody yet. */
const ANYONE = 'anyone';

/** `POST /reader/passkeys/options`: what the browser needs to make a passkey. */
export function postPasskeyOptions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    const known = await listPasskeys(context.db, readerId);
    const options = await generateRegistrationOptions({
      rpName: SITE,
      rpID: siteOf(context, req).hostname,
      userName: `${SITE} reader`,
      userID: Uint8Array.from(Buffer.from(readerId)),
      excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
      supportedAlgorithmIDs: ALGORITHMS,
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
    await keepSingleUse(context, 'passkey', options.challenge, readerId);
    res.json(options);
  };
}

/** `POST /reader/passkeys`: keeps a passkey with which the reader can come back from anywhere. */
export function postPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    const response = parseOr('validation_failed', passkeyInSchema, jsonBody(req));
    const site = siteOf(context, req);
    const { verified, registrationInfo } = await verify(
      verifyRegistrationResponse({
        response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
        expectedChallenge: async (challenge) => (await takeSingleUse(context, 'passkey', challenge)) === readerId,
        expectedOrigin: site.origin,
        expectedRPID: site.hostname,
        requireUserVerification: false,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (!verified) throw new NewswireError('passkey_refused');
    const { id, publicKey, counter } = registrationInfo.credential;
    const { transports } = response.response;
    const name = deviceName(req.get('user-agent'));
    await keepPasskey(context.db, { id, readerId, publicKey: Buffer.from(publicKey), counter, transports, name });
    res.status(201).json({ id });
  };
}

/** `DELETE /reader/passkeys/:id`: ends a passkey. */
export function deleteReaderPasskey(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { readerId } = await requireDevice(context, req);
    if (!(await removePasskey(context.db, readerId, String(req.params.id)))) {
      throw new NewswireError('not_found', 'You have no such passkey.');
    }
    res.status(204).end();
  };
}

/** `POST /reader/sign-in/options`: what the browser needs to sign in with any passkey of this site. */
export function postSignInOptions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    await context.limits.spend('reader', { address: addressGroup(req) }, quotaTeller(res));
    const rpID = siteOf(context, req).hostname;
    const options = await generateAuthenticationOptions({ rpID, userVerification: 'preferred' });
    await keepSingleUse(context, 'sign-in', options.challenge, ANYONE);
    res.json(options);
  };
}

/** `POST /reader/sign-in`: joins this device to the reader whose passkey signed; nothing of its own is touched. */
export function postSignIn(context: HttpContext): RequestHandler {
  const { db, limits } = context;
  return async (req, res) => {
    await limits.spend('reader', { address: addressGroup(req) }, quotaTeller(res));
    const response = parseOr('validation_failed', signInSchema, jsonBody(req));
    await refuseJoined(db, req);
    const passkey = await findPasskey(db, response.id);
    if (!passkey) throw new NewswireError('passkey_refused', 'The passkey is not known here.');
    const site = siteOf(context, req);
    const { verified, authenticationInfo } = await verify(
      verifyAuthenticationResponse({
        response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        expectedChallenge: isChallenge(context, 'sign-in'),
        expectedOrigin: site.origin,
        expectedRPID: site.hostname,
        credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter },
        requireUserVerification: false,
      }),
    );
    if (!verified) throw new NewswireError('passkey_refused');
    await notePasskeyUsed(db, passkey.id, authenticationInfo.newCounter);
    const token = await joinReader(db, passkey.readerId, deviceName(req.get('user-agent')));
    if (!token) throw new NewswireError('passkey_refused');
    keepDevice(req, res, token);
    res.status(201).json({ joined: true });
  };
}

function isChallenge(context: HttpContext, what: SingleUse): (challenge: string) => Promise<boolean> {
  return async (challenge) => (await takeSingleUse(context, what, challenge)) !== undefined;
}

/** Passkeys belong to the host that readers see. */
function siteOf({ feeds }: HttpContext, req: Request): URL {
  return new URL(publicBase(req, feeds.publicUrl));
}

/** The library throws what it finds wrong with an answer of the browser. */
async function verify<T>(verified: Promise<T>): Promise<T> {
  return verified.catch((cause: unknown) => {
    throw new NewswireError(
      'passkey_refused',
      cause instanceof Error ? cutText(cause.message, DETAIL_CHARACTERS) : undefined,
    );
  });
}
