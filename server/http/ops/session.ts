import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import {
  addOpsSession,
  deleteOpsSession,
  findOpsSession,
} from '../../../shared/node/db/installation/ops-session-store.ts';
import type { Principal } from '../../../shared/node/security/authenticate.ts';

const COOKIE = 'newswire_ops';
const LASTS_MS = 12 * 3_600_000;

/** Reads signed cookies; a forged or altered one counts as missing. */
export function readSession(secret: string): RequestHandler {
  return cookieParser(secret);
}

/** Begins a session for this key; scripts cannot read its cookie, and other sites cannot have it sent. */
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

/** The session's operator; undefined when there is no session, it ended or expired, or its key was revoked. */
export async function sessionOf(db: Queryable, req: Request): Promise<Principal | undefined> {
  const id = sessionIdOf(req);
  return id === undefined ? undefined : findOpsSession(db, id);
}

function sessionIdOf(req: Request): string | undefined {
  // cookie-parser gives `false` for a cookie with an invalid signature.
  const value: unknown = req.signedCookies?.[COOKIE];
  return typeof value === 'string' && idSchema.safeParse(value).success ? value : undefined;
}

function cookieOptions(req: Request) {
  return { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
}
