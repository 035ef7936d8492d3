import type { Request } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';

/** The `:id` of the path; throws `not_found` when it is not an id. */
export function pathId(req: Request): string {
  const result = idSchema.safeParse(req.params.id);
  if (!result.success) throw new NewswireError('not_found', 'There is nothing with this id.');
  return result.data.toLowerCase();
}
