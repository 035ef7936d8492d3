import { randomUUID } from 'node:crypto';
import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { SCOPES_OF_ROLE } from '../../../shared/domain/role.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import {
  addOpsSession,
  deleteOpsSession,
  findOpsSession,
} from '../../../shared/node/db/installation/ops-session-store.ts';
import {
  addPersonSession,
  deletePersonSession,
  findPersonSession,
} from '../../../shared/node/db/person/person-session-store.ts';
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
  keepCookie(req, res, id);
}

/** The same for a person. */
export async function beginPersonSession(db: Queryable, req: Request, res: Response, personId: string): Promise<void> {
  const id = randomUUID();
  await addPersonSession(db, { id, personId, lastsMs: LASTS_MS });
  keepCookie(req, res, id);
}

/** Ends the browser's session, on every server and for every copy of its cookie. */
export async function endSession(db: Queryable, req: Request, res: Response): Promise<void> {
  const id = sessionIdOf(req);
  if (id !== undefined) {
    await deleteOpsSession(db, id);
    await deletePersonSession(db, id);
  }
  res.clearCookie(COOKIE, cookieOptions(req));
}

/** Whose session it is; undefined when there is none, it ended or expired, or its key or person lost access. */
export async function sessionOf(db: Queryable, req: Request): Promise<Principal | undefined> {
  const id = sessionIdOf(req);
  if (id === undefined) return undefined;
  const ofKey = await findOpsSession(db, id);
  if (ofKey) {
    const { keyId, ...key } = ofKey;
    return { ...key, callerId: keyId, isPerson: false };
  }
  const person = await findPersonSession(db, id);
  if (!person) return undefined;
  const { id: callerId, role, publisherId, isDisabled } = person;
  return { callerId, isPerson: true, publisherId, scopes: [...SCOPES_OF_ROLE[role]], isDisabled };
}

function keepCookie(req: Request, res: Response, id: string): void {
  res.cookie(COOKIE, id, { ...cookieOptions(req), signed: true, maxAge: LASTS_MS });
}

function sessionIdOf(req: Request): string | undefined {
  // cookie-parser gives `false` for a cookie with an invalid signature.
  const value: unknown = req.signedCookies?.[COOKIE];
  return typeof value === 'string' && idSchema.safeParse(value).success ? value : undefined;
}

function cookieOptions(req: Request) {
  return { httpOnly: true, sameSite: 'strict', secure: req.secure, path: '/' } as const;
}
