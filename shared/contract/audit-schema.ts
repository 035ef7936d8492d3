import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditAction } from '../domain/audit-actions.ts';
import { countUpTo, idSchema } from './query-schema.ts';
import { instantIn, textIn } from './text-schema.ts';

const PAGE_MAX = 500;
const PAGE_DEFAULT = 50;
const TARGET_MAX = 200;

/** `GET /admin/audit`: filters, and the place in the log. */
export const auditQuerySchema = z.strictObject({
  /** The id of the last entry of the page before. */
  before: idSchema.optional(),
  since: instantIn().optional(),
  until: instantIn().optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  /** The id of the key that acted. */
  key: idSchema.optional(),
  /** The id of the person who acted. */
  person: idSchema.optional(),
  /** The id of what was acted on. */
  target: textIn(TARGET_MAX).optional(),
  limit: countUpTo(PAGE_MAX).default(PAGE_DEFAULT),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/** One administrative act. */
export interface AuditEntry {
  id: string;
  at: string;
  by: {
    /** The key that was sent, or with which the session began; null for a person. */
    key: { id: string; name: string | null } | null;
    /** The person who had signed in by passkey; null for a key. */
    person: { id: string; name: string } | null;
    publisher: { id: string; name: string };
    via: 'key' | 'session';
  };
  /** An IPv4 address or an IPv6 network; null once it was deleted. */
  address: string | null;
  action: AuditAction;
  target: { type: string; id: string; name: string | null };
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** The `before` of the next page; null at the end. */
  next: string | null;
}
