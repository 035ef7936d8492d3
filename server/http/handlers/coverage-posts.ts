import type { Request, RequestHandler, Response } from 'express';
import { postInSchema, postPatchSchema, postRetractionSchema } from '../../../shared/contract/coverage-schema.ts';
import type { PostAnswer } from '../../../shared/contract/coverage-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import type { CoveragePost } from '../../../shared/domain/coverage.ts';
import { toPost } from '../../../shared/node/db/coverage/coverage-row.ts';
import { findPost } from '../../../shared/node/db/coverage/post-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { unknownPost } from '../../coverages/hold-coverage.ts';
import { writeOnce } from '../../coverages/write-once.ts';
import { editPost, pinPost, retractPost, writePost } from '../../coverages/write-post.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { writingOf } from './coverages.ts';
import { idempotencyOf } from './post-stories.ts';

/** `POST /coverages/:id/posts`: a known `externalId` changes its post, a repeated Idempotency-Key does nothing. */
export function postPost(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const writing = writingOf(req);
    const input = parseOr('validation_failed', postInSchema, jsonBody(req));
    const caller = { publisherId: writing.publisherId, idempotency: idempotencyOf(req) };
    const written = await writeOnce(context.db, caller, (tx) => writePost(tx, writing, input));
    if (written.replayed) res.set('Idempotent-Replayed', 'true');
    const row = await findPost(context.db, writing.coverageId, written.id);
    if (!row) throw unknownPost(written.id);
    sendPost(context, res.status(written.isNew ? 201 : 200), toPost(row));
  };
}

/** `PATCH /coverages/:id/posts/:post`: changes a post in its place. */
export function patchPost(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const patch = parseOr('validation_failed', postPatchSchema, jsonBody(req));
    sendPost(context, res, await inTransaction(context.db, (tx) => editPost(tx, writingOf(req), postId(req), patch)));
  };
}

/** `DELETE /coverages/:id/posts/:post`: a retraction, with its reason. */
export function deletePost(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { reason } = parseOr('validation_failed', postRetractionSchema, jsonBody(req));
    const retract = (): Promise<CoveragePost> =>
      inTransaction(context.db, (tx) => retractPost(tx, writingOf(req), postId(req), reason));
    sendPost(context, res, await retract());
  };
}

/** `POST` and `DELETE /coverages/:id/posts/:post/pin`: to the top and back. */
export function switchPin(context: HttpContext, pinned: boolean): RequestHandler {
  return async (req, res) => {
    sendPost(context, res, await inTransaction(context.db, (tx) => pinPost(tx, writingOf(req), postId(req), pinned)));
  };
}

function postId(req: Request): string {
  return pathId(req, 'post');
}

function sendPost(context: HttpContext, res: Response, post: CoveragePost): void {
  context.announceSoon();
  res.json({ post } satisfies PostAnswer);
}
