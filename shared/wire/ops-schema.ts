import { z } from 'zod';

const WINDOW_MAX_MS = 31 * 24 * 3_600_000;

const time = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time with its zone' })
  .transform((text) => new Date(text));

/** `POST /ops/replay` */
export const replaySchema = z
  .strictObject({ from: time, to: time, failed: z.boolean().default(false) })
  // Asked also of what is no time; that has its own error, and is neither too long nor the wrong way round.
  .refine(({ from, to }) => !(spanMs(from, to) <= 0), { path: ['to'], error: 'must be later than from' })
  .refine(({ from, to }) => !(spanMs(from, to) > WINDOW_MAX_MS), {
    path: ['from'],
    error: 'must be at most 31 days before to',
  });

/** `GET /ops/jobs` */
export const failedJobsQuerySchema = z.strictObject({
  queue: z.string().max(32, 'must be at most 32 characters').optional(),
  q: z
    .string()
    .trim()
    .max(200, 'must be at most 200 characters')
    .transform((text) => (text === '' ? undefined : text))
    .optional(),
  limit: z.coerce.number().int().min(1, 'must be at least 1').max(200, 'must be at most 200').default(50),
});

function spanMs(from: unknown, to: unknown): number {
  return Number(to) - Number(from);
}
