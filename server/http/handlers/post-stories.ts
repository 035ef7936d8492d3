import type { Request, RequestHandler, Response } from 'express';
import type { BatchAccepted, IntakeWarning, SubmissionAccepted } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { idempotencyKeySchema } from '../../../shared/contract/query-schema.ts';
import type { NewswireError } from '../../../shared/domain/errors.ts';
import type { NewSubmission } from '../../../shared/node/db/submission/submission-store.ts';
import {
  type Accepted,
  acceptSubmissions,
  answerBefore,
  fingerprintOf,
  type Idempotency,
} from '../../../shared/node/intake/accept.ts';
import { type ReadStory, readStories } from '../../intake/read-stories.ts';
import { submissionsOf } from '../../intake/submissions-of.ts';
import { sendProblem } from '../answers/problem.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { bodyBytes, bodyFormat, bodyText } from '../request/body-format.ts';
import { noteIntake } from '../request/log-intake.ts';
import { endSubmittedDraft, submittedDraft } from '../request/submitted-draft.ts';

/** `POST /stories`: a single story, an array, or NDJSON; or one or several items of ninjs. */
export function postStories(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const idempotency = idempotencyOf(req);
    submittedDraft(req);
    // Before parsing: a repeated request gets its original answer, whatever has happened since.
    const before = await answerBefore(context.db, principalOf(req).publisherId, idempotency);
    if (before) {
      await endSubmittedDraft(context, req);
      return sendAccepted(res, before);
    }
    const read = await readStories(bodyText(req), bodyFormat(req), context.site.current().sections);
    if ('many' in read) await acceptMany(context, req, read.many, idempotency, res);
    else await acceptOne(context, req, read.one, idempotency, res);
  };
}

/** Answers 202; marks a replayed answer in a header. */
export function sendAccepted(res: Response, { answer, replayed }: Accepted<unknown>): void {
  if (replayed) res.set('Idempotent-Replayed', 'true');
  res.status(202).json(answer);
}

async function acceptOne(
  context: HttpContext,
  req: Request,
  read: ReadStory,
  idempotency: Idempotency | undefined,
  res: Response,
): Promise<void> {
  const { publisherId } = principalOf(req);
  const [made] = await submissionsOf(context.db, principalOf(req), [read]);
  if (!made) throw new Error('an item has no submission');
  const { submission, error } = made;
  if (error) {
    await acceptSubmissions(context, publisherId, [submission], undefined, undefined);
    noteIntake(context, req, [submission]);
    sendProblem(res, error, submissionUrl(submission.id));
    return;
  }
  const answer = toAnswer(submission, warningsOf(read));
  const accepted = await acceptSubmissions(context, publisherId, [submission], answer, idempotency);
  await endSubmittedDraft(context, req);
  sendAccepted(res, accepted);
  if (!accepted.replayed) noteIntake(context, req, [submission]);
}

async function acceptMany(
  context: HttpContext,
  req: Request,
  items: ReadStory[],
  idempotency: Idempotency | undefined,
  res: Response,
): Promise<void> {
  const { publisherId } = principalOf(req);
  const made = await submissionsOf(context.db, principalOf(req), items);
  const submissions = made.map(({ submission }) => submission);
  const errors = made.flatMap(({ error }, index) => (error ? [toBatchError(index, error)] : []));
  const answer: BatchAccepted = {
    accepted: items.length - errors.length,
    rejected: errors.length,
    submissions: made.map(({ submission, item }, index) => ({ index, ...toAnswer(submission, warningsOf(item)) })),
    errors,
  };
  const accepted = await acceptSubmissions(context, publisherId, submissions, answer, idempotency);
  sendAccepted(res, accepted);
  if (!accepted.replayed) noteIntake(context, req, submissions);
}

function warningsOf(item: ReadStory): IntakeWarning[] {
  return 'warnings' in item ? (item.warnings ?? []) : [];
}

/** The API's answer for an accepted submission; it has `warnings` only if there are any. */
export function toAnswer(
  { id, status }: Pick<NewSubmission, 'id' | 'status'>,
  warnings: IntakeWarning[],
): SubmissionAccepted {
  return { id, status, url: submissionUrl(id), ...(warnings.length > 0 && { warnings }) };
}

export function submissionUrl(id: string): string {
  return `/api/v1/submissions/${id}`;
}

/** The request's Idempotency-Key with the fingerprint of the request; undefined without one. */
export function idempotencyOf(req: Request): Idempotency | undefined {
  const header = req.get('idempotency-key');
  if (header === undefined) return undefined;
  const key = parseOr('bad_request', idempotencyKeySchema, header);
  return { key, fingerprint: fingerprintOf([req.method, req.path, req.get('content-type') ?? '', bodyBytes(req)]) };
}

function toBatchError(index: number, error: NewswireError): BatchAccepted['errors'][number] {
  return {
    index,
    code: error.code,
    detail: error.message,
    ...(error.fields.length > 0 && { errors: error.fields }),
  };
}
