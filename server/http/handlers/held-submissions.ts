import type { Request, RequestHandler, Response } from 'express';
import type { IntakeWarning } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { cancellationSchema, type HeldPatch, heldPatchSchema } from '../../../shared/contract/story-schema.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { findStoryOwner } from '../../../shared/node/db/story/story-store.ts';
import { findSubmission } from '../../../shared/node/db/submission/find-submission-store.ts';
import { type ChangedHeld, cancelSubmission, changeSubmission } from '../../../shared/node/intake/change-held.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import { unseenFields } from '../../intake/unseen-fields.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `PATCH /submissions/:id`: changes or reschedules a submission that waits for its embargo. */
export function patchSubmission(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const body = jsonBody(req);
    const patch = parseWithSection(heldPatchSchema, body, context.site.current().sections);
    const changed = await changeSubmission(context, own, patch);
    context.log.info({ submission: own.id }, 'changed before its release');
    await sendOwn(context, res, own, await unseenChanges(context.db, patch, changed));
  };
}

/** `DELETE /submissions/:id`: cancels a submission that waits for its embargo, with a reason if there is one. */
export function deleteSubmission(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const own = ownOf(req);
    const body = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { reason } = parseOr('validation_failed', cancellationSchema, body);
    await cancelSubmission(context, own, reason);
    context.log.info({ submission: own.id }, 'cancelled before its release');
    await sendOwn(context, res, own);
  };
}

function ownOf(req: Request): { publisherId: string; callerId: string; id: string } {
  const { publisherId, callerId } = principalOf(req);
  return { publisherId, callerId, id: pathId(req) };
}

/** What readers will not see of what a patch changes, judged by the whole submission. */
async function unseenChanges(
  db: Queryable,
  patch: HeldPatch,
  { work, storyId }: ChangedHeld,
): Promise<IntakeWarning[]> {
  if (work.kind === 'retract') return [];
  const story = work.kind === 'correct' && storyId !== null ? await findStoryOwner(db, storyId) : undefined;
  return unseenFields(work.payload, Date.now(), story).filter(({ field }) => (field.split('.')[0] ?? '') in patch);
}

async function sendOwn(
  { db }: HttpContext,
  res: Response,
  own: { publisherId: string; id: string },
  warnings: IntakeWarning[] = [],
): Promise<void> {
  const submission = await findSubmission(db, { publisherId: own.publisherId, seesAll: false }, own.id);
  res.json({ ...submission, ...(warnings.length > 0 && { warnings }) });
}
