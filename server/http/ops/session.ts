import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { addOpsSession, deleteOpsSession, findOpsSession } from '../../../shared/node/db/ops-session-store.ts';
import type { Principal } from '../../../shared/node/security/authenticate.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';

const COOKIE = 'newswire_ops';
const LASTS_MS = 12 * 3_600_000;

/** Reads the signed cookie; one that was forged or changed counts as none. */
export function readSession(secret: string): RequestHandler {
  return cookieParser(secret);
}

/** Begins a session of this key; no script can read the cookie, no other site can have it sent along. */
export async function beginSession(db: Queryable, req: Request, res: Response, keyId: string): Promise<void> {
  const id = randomUUID();
  await addOpsSession(db, { id, keyId, lastsMs: LASTS_MS });
  res.cookie(COOKIE, id, { ...cookieOptions(req), signed: true, maxAge: LASTS_MS });
}

/** Ends the browser's session, on every server and for every copy of its cookie. */
export async function endSession(db: Queryable, req: Request, res: Response): Promise<void> {
  const id = sessionIdOf(req);
  if (id !== undefined) await deleteOpsSession(db, id);
  res.clearCookie(COOKIE, cookieOptions(req));
}

/** Whose session it is; undefined without one, once it was ended, after its time, and once its key was revoked. */
export async function sessionOf(db: Queryable, req: Request): Promise<Principal | undefined> {
  const id = sessionIdOf(req);
  return id === undefined ? undefined : findOpsSession(db, id);
}

function sessionIdOf(req: Request): string | undefined {
  // `false` is a cookie whose signature is not ours.
  const value: unknown = req.signedCookies?.[COOKIE];
  return typeof value === 'string' && idSchema.safeParse(value).success ? value : undefined;
}

function cookieOptions(req: Request) {
  return { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
}
