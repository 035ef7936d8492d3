import type { Request } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';

/** The `:id` of the path, or another one; throws `not_found` when it is not an id. */
export function pathId(req: Request, name = 'id'): string {
  const result = idSchema.safeParse(req.params[name]);
  if (!result.success) throw new NewswireError('not_found', 'There is nothing with this id.');
  return result.data.toLowerCase();
}
