import { z } from 'zod';
import { reasonSchema } from './comment-schema.ts';
import { patternIn, textIn, trimmedIn } from './text-schema.ts';
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

const hours = (most: number) =>
  z.coerce
    .number()
    .int()
    .min(1, 'must be at least 1')
    .max(most, `must be at most ${most.toLocaleString('en')}`);

/** `GET /ops/history`; samples are kept for 90 days. */
export const opsHistoryQuerySchema = z.strictObject({ hours: hours(2_160).default(24) });

/** The key of a problem on `/ops`. */
export const problemKeySchema = z.strictObject({
  problem: patternIn(/^[a-z-]{1,40}(:[\w.-]{1,100})?$/, 'must be the key of a problem, such as queue-paused:edit'),
});

/** `PUT /ops/problems/:problem/dismissal` */
export const dismissalSchema = z.strictObject({ reason: reasonSchema, hours: hours(720).default(24) });
