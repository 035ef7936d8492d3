import type { Request } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { idSchema } from '../../shared/wire/query-schema.ts';

/** The `:id` of the path; what is not an id names nothing, so it throws `not_found`. */
export function pathId(req: Request): string {
  const result = idSchema.safeParse(req.params.id);
  if (!result.success) throw new NewswireError('not_found', 'There is nothing with this id.');
  return result.data.toLowerCase();
}
