import type { Request, RequestHandler } from 'express';
import {
  commentInSchema,
  commentPatchSchema,
  commentsQuerySchema,
  reportInSchema,
} from '../../../shared/contract/comment-schema.ts';
import type { CommentAnswer } from '../../../shared/contract/comment-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { idempotencyKeySchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findComment } from '../../../shared/node/db/comment/comment-store.ts';
import { addReport } from '../../../shared/node/db/comment/report-store.ts';
import { deleteOwnComment, editOwnComment } from '../../comments/change-own-comment.ts';
import { postComment as write } from '../../comments/post-comment.ts';
import { readComments, readReplies } from '../../comments/read-comments.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { HttpContext } from '../context.ts';
import { bodyBytes, jsonBody } from '../request/body-format.ts';
import { reporterOf, requireIdentity } from '../request/identity.ts';
import { pathId } from '../request/path-id.ts';
import { readsOf } from '../request/request-reads.ts';
import { spendOne } from '../request/spend-one.ts';

/** `GET /stories/:id/comments`: threads, newest first; with `thread`, more replies of that thread. */
export function getComments(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const storyId = pathId(req);
    const { thread, after = 0, before, limit } = parseOr('bad_query', commentsQuerySchema, req.query);
    const db = readsOf(context, res);
    if (thread !== undefined) return void res.json(await readReplies(db, thread, { after, limit }));
    res.json(await lookUp(db, () => readComments(db, storyId, { before, limit })));
  };
}

/** `POST /stories/:id/comments`: adds a comment; a retry with the same `clientId` or `Idempotency-Key` adds none. */
export function postComment(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const writerId = requireIdentity(req);
    const input = parseOr('validation_failed', commentInSchema, jsonBody(req));
    const clientId = input.clientId ?? idempotencyKey(req);
    const spend = (): Promise<void> => spendOne(context, req, 'comment');
    const { comment, isNew } = await write({ db: context.db, spend }, writerId, pathId(req), { ...input, clientId });
    if (isNew) context.metrics.comment();
    context.announceSoon();
    res.status(isNew ? 201 : 200).json({ comment } satisfies CommentAnswer);
  };
}

/** `PATCH /comments/:id`: replaces the text of one's own comment. */
export function patchComment(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const writerId = requireIdentity(req);
    const { text } = parseOr('validation_failed', commentPatchSchema, jsonBody(req));
    await spendOne(context, req, 'change');
    const comment = await editOwnComment(context.db, writerId, { id: pathId(req), text, now: new Date() });
    context.announceSoon();
    res.json({ comment } satisfies CommentAnswer);
  };
}

/** `DELETE /comments/:id`: deletes one's own comment. */
export function deleteComment(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const writerId = requireIdentity(req);
    await spendOne(context, req, 'change');
    await deleteOwnComment(context.db, writerId, { id: pathId(req), now: new Date() });
    context.announceSoon();
    res.status(204).end();
  };
}

/** `POST /comments/:id/report`: reports a comment to the moderators; needs no identity. */
export function postReport(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const commentId = pathId(req);
    const input = bodyBytes(req).length === 0 ? {} : jsonBody(req);
    const { reason } = parseOr('validation_failed', reportInSchema, input);
    await spendOne(context, req, 'change');
    if (!(await findComment(context.db, commentId))) {
      throw new NewswireError('not_found', `There is no comment ${commentId}.`);
    }
    await addReport(context.db, { commentId, reporter: reporterOf(req, context.readerSecret), reason: reason ?? null });
    res.status(204).end();
  };
}

function idempotencyKey(req: Request): string | undefined {
  const header = req.get('idempotency-key');
  return header === undefined ? undefined : parseOr('bad_request', idempotencyKeySchema, header);
}
