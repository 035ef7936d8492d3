import type { Request, RequestHandler } from 'express';
import {
  blockSchema,
  moderationLogQuerySchema,
  moderationSchema,
  reportsQuerySchema,
} from '../../../shared/contract/comment-schema.ts';
import type { CommentAnswer, ModerationLogPage, ReportsAnswer } from '../../../shared/contract/comment-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { toComment } from '../../../shared/node/db/comment/comment-row.ts';
import { listModeration } from '../../../shared/node/db/comment/moderation-log-store.ts';
import { listReported } from '../../../shared/node/db/comment/report-store.ts';
import {
  blockWriter,
  type Moderation,
  setCommentHidden,
  setDiscussionClosed,
  unblockWriter,
} from '../../comments/moderate.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';

/** `GET /comments/reports`: reported comments that no moderator has dealt with. */
export function getReports({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { limit } = parseOr('bad_query', reportsQuerySchema, req.query);
    const reported = await listReported(db, limit);
    const reports = reported.map((row) => ({
      comment: toComment(row),
      story: { id: row.story_id, headline: row.headline },
      reports: row.reports,
      reasons: row.reasons,
      firstAt: row.first_at.toISOString(),
    }));
    res.json({ reports } satisfies ReportsAnswer);
  };
}

/** `POST /comments/:id/hide`. */
export function hideComment(context: HttpContext): RequestHandler {
  return switchComment(context, true);
}

/** `POST /comments/:id/restore`: shows a hidden comment again, or settles the reports of a visible one. */
export function restoreComment(context: HttpContext): RequestHandler {
  return switchComment(context, false);
}

/** `POST /stories/:id/comments/close`. */
export function closeDiscussion(context: HttpContext): RequestHandler {
  return switchDiscussion(context, true);
}

/** `POST /stories/:id/comments/open`. */
export function openDiscussion(context: HttpContext): RequestHandler {
  return switchDiscussion(context, false);
}

/** `POST /commenters/:id/block`. */
export function blockCommenter({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { reason, until } = parseOr('validation_failed', blockSchema, jsonBody(req));
    await blockWriter(db, { ...who(req), reason }, until ?? null);
    res.status(204).end();
  };
}

/** `DELETE /commenters/:id/block`. */
export function unblockCommenter({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    await unblockWriter(db, readModeration(req));
    res.status(204).end();
  };
}

/** `GET /moderation/log`: who did what and why, newest first. */
export function getModerationLog({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { before, limit } = parseOr('bad_query', moderationLogQuerySchema, req.query);
    const found = await listModeration(db, { before, limit: limit + 1 });
    const entries = found.slice(0, limit);
    const next = found.length > limit ? (entries.at(-1)?.id ?? null) : null;
    res.json({ entries, next } satisfies ModerationLogPage);
  };
}

function switchComment({ db, announceSoon }: HttpContext, hidden: boolean): RequestHandler {
  return async (req, res) => {
    const comment = await setCommentHidden(db, readModeration(req), hidden);
    announceSoon();
    res.json({ comment } satisfies CommentAnswer);
  };
}

function switchDiscussion({ db, announceSoon }: HttpContext, close: boolean): RequestHandler {
  return async (req, res) => {
    await setDiscussionClosed(db, readModeration(req), close);
    announceSoon();
    res.status(204).end();
  };
}

function readModeration(req: Request): Moderation {
  return { ...who(req), ...parseOr('validation_failed', moderationSchema, jsonBody(req)) };
}

function who(req: Request): Pick<Moderation, 'publisherId' | 'callerId' | 'id'> {
  const { publisherId, callerId } = principalOf(req);
  return { publisherId, callerId, id: pathId(req) };
}
