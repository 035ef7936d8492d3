import type { Request, RequestHandler, Response } from 'express';
import type { IntakeWarning, SubmissionAccepted } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { retractionSchema, storyPatchSchema } from '../../../shared/contract/story-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findStoryOwner } from '../../../shared/node/db/story/story-store.ts';
import type { SubmissionWork } from '../../../shared/node/db/submission/submission-store.ts';
import { acceptSubmissions, answerBefore } from '../../../shared/node/intake/accept.ts';
import { openSubmission, rejectedSubmission, type TargetStory } from '../../../shared/node/intake/new-submission.ts';
import { missingStory } from '../../../shared/node/takedown/taken-down.ts';
import { checkBody } from '../../../shared/node/text/body-limits.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import { unseenFields } from '../../intake/unseen-fields.ts';
import { sendProblem } from '../answers/problem.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { endSubmittedDraft, submittedDraft } from '../request/submitted-draft.ts';
import { idempotencyOf, sendAccepted, submissionUrl, toAnswer } from './post-stories.ts';

/** `PATCH /stories/:id`: a correction. */
export function patchStory(context: HttpContext): RequestHandler {
  return changeStory(context, 'correct', (body, story) => {
    const payload = parseWithSection(storyPatchSchema, body, context.site.current().sections);
    checkBody(payload);
    return { work: { kind: 'correct', payload }, warnings: unseenFields(payload, Date.now(), story) };
  });
}

/** `DELETE /stories/:id`: a retraction, with its reason. */
export function deleteStory(context: HttpContext): RequestHandler {
  return changeStory(context, 'retract', (body) => ({
    work: { kind: 'retract', payload: parseOr('validation_failed', retractionSchema, body) },
    warnings: [],
  }));
}

type OwnStory = TargetStory & { hasPicture: boolean };
/** A change of a story, and what readers will not see of it. */
interface ReadChange {
  work: SubmissionWork;
  warnings: IntakeWarning[];
}

function changeStory(
  context: HttpContext,
  kind: SubmissionWork['kind'],
  read: (body: unknown, story: OwnStory) => ReadChange,
): RequestHandler {
  return async (req, res) => {
    const { publisherId, callerId } = principalOf(req);
    const idempotency = idempotencyOf(req);
    submittedDraft(req);
    // Before reading the story: a repeated retraction would otherwise fail because the first one retracted it.
    const before = await answerBefore<SubmissionAccepted>(context.db, publisherId, idempotency);
    if (before) {
      await endSubmittedDraft(context, req);
      return sendAccepted(res, before);
    }
    const { hasPicture, ...target } = await ownStory(context, publisherId, pathId(req));
    try {
      const { work, warnings } = read(jsonBody(req), { ...target, hasPicture });
      const submission = { ...openSubmission(publisherId, work, target), submittedBy: callerId };
      const answer = toAnswer(submission, warnings);
      const accepted = await acceptSubmissions(context, publisherId, [submission], answer, idempotency);
      await endSubmittedDraft(context, req);
      sendAccepted(res, accepted);
    } catch (error) {
      if (!(error instanceof NewswireError) || error.code !== 'validation_failed') throw error;
      await keepRejected(context, { req, res, kind, target, error });
    }
  };
}

async function keepRejected(
  context: HttpContext,
  refused: { req: Request; res: Response; kind: SubmissionWork['kind']; target: TargetStory; error: NewswireError },
): Promise<void> {
  const { publisherId } = principalOf(refused.req);
  const rejected = rejectedSubmission(publisherId, refused.kind, refused.error, refused.target);
  await acceptSubmissions(context, publisherId, [rejected], undefined, undefined);
  sendProblem(refused.res, refused.error, submissionUrl(rejected.id));
}

async function ownStory(context: HttpContext, publisherId: string, id: string): Promise<OwnStory> {
  const owner = await findStoryOwner(context.db, id);
  if (!owner) throw await missingStory(context.db, id);
  if (owner.publisherId !== publisherId) throw new NewswireError('not_your_story');
  if (owner.retracted) throw new NewswireError('story_retracted', 'A retracted story cannot be changed.');
  return { id, externalId: owner.externalId, hasPicture: owner.hasPicture };
}
