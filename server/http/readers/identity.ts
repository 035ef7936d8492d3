import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';

const COOKIE = 'newswire_reader';
/** The longest that browsers keep a cookie. */
const KEEP_MS = 400 * 24 * 3_600_000;

/** Reads the signed cookie; one that was forged or changed counts as none. */
export function readIdentity(secret: string): RequestHandler {
  return cookieParser(secret);
}

/** The id in the request's cookie; undefined for someone who has chosen no name. */
export function identityOf(req: Request): string | undefined {
  // `false` is a cookie whose signature is not ours.
  const value: unknown = req.signedCookies?.[COOKIE];
  return typeof value === 'string' && idSchema.safeParse(value).success ? value : undefined;
}

/** The id in the request's cookie; throws `identity_missing` when there is none. */
export function requireIdentity(req: Request): string {
  const id = identityOf(req);
  if (id === undefined) throw new NewswireError('identity_missing', 'Choose a name first: POST /api/v1/me {"name"}.');
  return id;
}

/** Gives the cookie, or gives it a longer life; no script can read it, no other site can send it along. */
export function keepIdentity(req: Request, res: Response, id: string): void {
  res.cookie(COOKIE, id, {
    signed: true,
    httpOnly: true,
    sameSite: 'lax',
    secure: req.secure,
    path: '/api/',
    maxAge: KEEP_MS,
  });
}
