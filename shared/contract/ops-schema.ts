import { z } from 'zod';
import { textIn, trimmedIn } from './text-schema.ts';
import { A_MONTH_AT_MOST, IN_ORDER, WINDOW } from './time-window.ts';

/** `POST /ops/replay` */
export const replaySchema = z
  .strictObject({ ...WINDOW, failed: z.boolean().default(false) })
  .refine(IN_ORDER[0], { ...IN_ORDER[1] })
  .refine(A_MONTH_AT_MOST[0], { ...A_MONTH_AT_MOST[1] });

/** `GET /ops/jobs` */
export const failedJobsQuerySchema = z.strictObject({
  queue: textIn(32).optional(),
  q: trimmedIn(200)
    .transform((text) => (text === '' ? undefined : text))
    .optional(),
  limit: z.coerce.number().int().min(1, 'must be at least 1').max(200, 'must be at most 200').default(50),
});
