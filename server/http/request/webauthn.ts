import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Request } from 'express';
import type { z } from 'zod';
import type { passkeyInSchema, signInSchema } from '../../../shared/contract/reader-schema.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { NewPasskey, PasskeyRecord } from '../../../shared/node/db/passkey/passkey-store.ts';
import { deviceName } from '../../readers/device-name.ts';
import { keepSingleUse, type SingleUse, takeSingleUse } from '../../readers/single-use.ts';
import type { HttpContext } from '../context.ts';
import { publicBase } from './public-base.ts';

const DETAIL_CHARACTERS = 200;
/** EdDSA, ES256 and RS256: what authenticators have. */
const ALGORITHMS = [-8, -7, -257];
/** What a sign-in's challenge stands for: nobody yet. */
const ANYONE = 'anyone';

type Needs = Pick<HttpContext, 'redis' | 'keys' | 'feeds'>;

/** Whom a passkey is for, and which ones they have. */
export interface PasskeyOwner {
  id: string;
  /** What the browser shows beside the passkey. */
  userName: string;
  siteName: string;
  known: readonly Pick<PasskeyRecord, 'id' | 'transports'>[];
}

/** What the browser needs to make a passkey, with a challenge that is valid once and for five minutes. */
export async function startPasskey(needs: Needs, req: Request, what: SingleUse, owner: PasskeyOwner): Promise<object> {
  const options = await generateRegistrationOptions({
    rpName: owner.siteName,
    rpID: siteOf(needs, req).hostname,
    userName: owner.userName,
    userID: Uint8Array.from(Buffer.from(owner.id)),
    excludeCredentials: owner.known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: mustVerify(what) ? 'required' : 'preferred' },
  });
  await keepSingleUse(needs, what, options.challenge, owner.id);
  return options;
}

/** The new passkey that the browser has made for this owner; throws `passkey_refused`. */
export async function readNewPasskey(
  needs: Needs,
  req: Request,
  what: SingleUse,
  { ownerId, response }: { ownerId: string; response: z.infer<typeof passkeyInSchema> },
): Promise<NewPasskey> {
  const site = siteOf(needs, req);
  const { verified, registrationInfo } = await verify(
    verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: async (challenge) => (await takeSingleUse(needs, what, challenge)) === ownerId,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      requireUserVerification: mustVerify(what),
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified) throw new NewswireError('passkey_refused');
  const { id, publicKey, counter } = registrationInfo.credential;
  const { transports } = response.response;
  const name = deviceName(req.get('user-agent'));
  return { id, ownerId, publicKey: Buffer.from(publicKey), counter, transports, name };
}

/** What the browser needs to sign in with any passkey of this site. */
export async function startSignIn(needs: Needs, req: Request, what: SingleUse): Promise<object> {
  const rpID = siteOf(needs, req).hostname;
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: mustVerify(what) ? 'required' : 'preferred',
  });
  await keepSingleUse(needs, what, options.challenge, ANYONE);
  return options;
}

/** The counter of a passkey that has signed the challenge; throws `passkey_refused`. */
export async function checkSignature(
  needs: Needs,
  req: Request,
  what: SingleUse,
  { passkey, response }: { passkey: PasskeyRecord; response: z.infer<typeof signInSchema> },
): Promise<number> {
  const site = siteOf(needs, req);
  const { verified, authenticationInfo } = await verify(
    verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: async (challenge) => (await takeSingleUse(needs, what, challenge)) !== undefined,
      expectedOrigin: site.origin,
      expectedRPID: site.hostname,
      credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: mustVerify(what),
    }),
  );
  if (!verified) throw new NewswireError('passkey_refused');
  return authenticationInfo.newCounter;
}

/** Whether the authenticator must know who uses it, by a finger, a face or a PIN: for people with roles. */
function mustVerify(what: SingleUse): boolean {
  return what === 'person-passkey' || what === 'person-sign-in';
}

/** Passkeys belong to the host that browsers see. */
function siteOf({ feeds }: Needs, req: Request): URL {
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
