import type { RequestHandler } from 'express';
import { type AuditPage, auditQuerySchema } from '../../../shared/contract/audit-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { listAudit } from '../../../shared/node/db/audit/audit-store.ts';
import type { HttpContext } from '../context.ts';

/** `GET /admin/audit`: administrative acts, newest first. */
export function getAudit({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const query = parseOr('bad_query', auditQuerySchema, req.query);
    const found = await listAudit(db, { ...query, limit: query.limit + 1 });
    const entries = found.slice(0, query.limit);
    const next = found.length > query.limit ? (entries.at(-1)?.id ?? null) : null;
    res.json({ entries, next } satisfies AuditPage);
  };
}
