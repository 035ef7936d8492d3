import cookieParser from 'cookie-parser';
import type { Request, RequestHandler, Response } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { addressMark } from './request-address.ts';

const COOKIE = 'newswire_reader';
/** Browsers keep no cookie for longer. */
const KEEP_MS = 400 * 24 * 3_600_000;

/** Reads the cookies; a signed one that is forged or altered counts as missing. */
export function readIdentity(secret: string): RequestHandler {
  return cookieParser(secret);
}

/** The id in the request's cookie; undefined for a reader without a name. */
export function identityOf(req: Request): string | undefined {
  // cookie-parser gives `false` for a cookie with an invalid signature.
  const value: unknown = req.signedCookies?.[COOKIE];
  return typeof value === 'string' && idSchema.safeParse(value).success ? value : undefined;
}

/** The id in the request's cookie; throws `identity_missing` when there is none. */
export function requireIdentity(req: Request): string {
  const id = identityOf(req);
  if (id === undefined) throw new NewswireError('identity_missing', 'Choose a name first: POST /api/v1/me {"name"}.');
  return id;
}

/** Sets or renews the cookie; scripts cannot read it, and other sites cannot have it sent. */
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

/** Who reports, so that each reporter counts once: a commenter's id, or a keyed hash of the address. */
export function reporterOf(req: Request, secret: string): string {
  return identityOf(req) ?? addressMark(req, secret);
}
