import { z } from 'zod';

/** The schema of one problem with a field. */
export const fieldError = z.strictObject({
  field: z.string(),
  rule: z.string(),
  detail: z.string(),
  offset: z.int().exactOptional(),
  length: z.int().exactOptional(),
});
