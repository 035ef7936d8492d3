import type { Request } from 'express';
import { submittedDraftSchema } from '../../../shared/contract/draft-schema.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { deleteDraft } from '../../../shared/node/db/draft/draft-store.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';

/** The draft that a submission ends (`?draft=`); undefined without one. */
export function submittedDraft(req: Request): string | undefined {
  return parseOr('bad_query', submittedDraftSchema, req.query).draft?.toLowerCase();
}

/** Deletes the draft whose story was accepted. The story counts, so that a failure is only logged. */
export async function endSubmittedDraft({ db, log }: HttpContext, req: Request): Promise<void> {
  const id = submittedDraft(req);
  if (id === undefined) return;
  await deleteDraft(db, { publisherId: principalOf(req).publisherId, id }).catch((error: unknown) => {
    log.warn({ err: error, draft: id }, 'a draft outlives its story');
  });
}
