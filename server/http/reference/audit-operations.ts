import { z } from 'zod';
import { type AuditPage, auditQuerySchema } from '../../../shared/contract/audit-schema.ts';
import { AUDIT_ACTIONS } from '../../../shared/domain/audit-actions.ts';
import { answer, type Operation } from './operation.ts';
import { id, instant } from './story-answers.ts';

const state = z.record(z.string(), z.unknown()).nullable();

const auditPage = z.strictObject({
  entries: z.array(
    z.strictObject({
      id,
      at: instant,
      by: z.strictObject({
        key: z.strictObject({ id, name: z.string().nullable() }).nullable(),
        person: z.strictObject({ id, name: z.string() }).nullable(),
        publisher: z.strictObject({ id, name: z.string() }),
        via: z.enum(['key', 'session']),
      }),
      address: z.string().nullable().meta({ description: 'Null once it was deleted' }),
      action: z.enum(AUDIT_ACTIONS),
      target: z.strictObject({ type: z.string(), id: z.string(), name: z.string().nullable() }),
      reason: z.string().nullable(),
      before: state,
      after: state,
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<AuditPage>;

/** The operators' calls that read what operators did. */
export const AUDIT_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/admin/audit', id: 'getAuditLog', tag: 'Audit log', who: 'admin' },
    summary: 'Administrative acts, newest first: who did what to what, when and from where',
    query: auditQuerySchema,
    answers: { 200: answer('A page of the log', 'AuditPage', auditPage) },
  },
];
