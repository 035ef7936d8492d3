import { z } from 'zod';
import { correctionsQuerySchema, readingsSchema } from '../../../shared/contract/recall-schema.ts';
import type { CorrectionsAnswer } from '../../../shared/contract/recall-shapes.ts';
import { answer, json, type Operation } from './operation.ts';

const RECALL = 'Corrections';

const corrections = z.strictObject({
  corrections: z.array(z.strictObject({ id: z.uuid(), revision: z.int(), isRetracted: z.boolean() })),
  position: z.string(),
  more: z.boolean(),
}) satisfies z.ZodType<CorrectionsAnswer>;

/** The calls by which readers hear of corrections to what they have read. */
export const RECALL_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/corrections', id: 'listCorrections', tag: RECALL, who: 'anyone' },
    summary: 'Which stories were corrected or retracted after a position; without one, the position of now',
    query: correctionsQuerySchema,
    answers: { 200: answer('Corrections in the order of the wire', 'Corrections', corrections) },
  },
  {
    ...{ method: 'post', path: '/readings', id: 'countReadings', tag: RECALL, who: 'anyone' },
    summary: 'Counts revisions that a reader opened first, and corrections that the reader has been told of',
    body: json('Readings', readingsSchema),
    answers: { 204: { says: 'They are counted' } },
    errors: ['cross_site', 'too_many_requests'],
  },
];
