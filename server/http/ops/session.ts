import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { findKeyById } from '../../../shared/node/db/key-store.ts';
import type { Principal } from '../../../shared/node/security/authenticate.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';

const COOKIE = 'newswire_ops';
const LASTS_MS = 12 * 3_600_000;

/** Reads the signed cookie; one that was forged or changed counts as none. */
export function readSession(secret: string): RequestHandler {
  return cookieParser(secret);
}

/** Begins a session of this key; no script can read the cookie, no other site can have it sent along. */
export function beginSession(req: Request, res: Response, keyId: string, now = Date.now()): void {
  res.cookie(COOKIE, `${keyId}.${now + LASTS_MS}`, { ...cookieOptions(req), signed: true, maxAge: LASTS_MS });
}

/** Ends the browser's session. */
export function endSession(req: Request, res: Response): void {
  res.clearCookie(COOKIE, cookieOptions(req));
}

/** Whose session it is; undefined without one, after its time, and once its key was revoked. */
export async function sessionOf(db: Queryable, req: Request, now = Date.now()): Promise<Principal | undefined> {
  // `false` is a cookie whose signature is not ours.
  const value: unknown = req.signedCookies?.[COOKIE];
  const [keyId = '', until = ''] = typeof value === 'string' ? value.split('.') : [];
  if (!idSchema.safeParse(keyId).success || !(Number(until) > now)) return undefined;
  const key = await findKeyById(db, keyId);
  if (!key || key.revoked) return undefined;
  return { keyId: key.id, publisherId: key.publisherId, scopes: key.scopes };
}

function cookieOptions(req: Request) {
  return { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
}
