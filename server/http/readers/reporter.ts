import type { Request } from 'express';
import { addressMark } from './address-group.ts';
import { identityOf } from './identity.ts';

/** Who reports something, so that each counts once: a commenter, or a keyed hash of an address. */
export function reporterOf(req: Request, secret: string): string {
  return identityOf(req) ?? addressMark(req, secret);
}
