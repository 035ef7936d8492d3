import { z } from 'zod';

/** The schema of one problem with a field. */
export const fieldError = z.strictObject({
  field: z.string(),
  rule: z.string(),
  detail: z.string(),
  example: z
    .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
    .exactOptional()
    .meta({ description: 'A value that would be accepted' }),
  offset: z.int().exactOptional(),
  length: z.int().exactOptional(),
});
