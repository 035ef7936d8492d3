import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type AlertAddress, findManaged } from '../../../shared/node/db/alert/address-store.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { presentedKey } from '../../../shared/node/security/authenticate.ts';
import { pathId } from '../request/path-id.ts';

/** The form in which tokens are stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The address of the path, which the request's token must manage; throws `not_found` for both alike. */
export async function managedAddress(db: Queryable, req: Request): Promise<AlertAddress> {
  const token = presentedKey(req.headers) ?? '';
  const found = await findManaged(db, pathId(req), hashToken(token));
  if (!found) throw new NewswireError('not_found', 'There is no such alert, or its token is another one.');
  return found;
}
