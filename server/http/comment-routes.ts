import type { Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { deleteComment, getComments, patchComment, postComment, postReport } from './handlers/comments.ts';
import { getMe, postMe } from './handlers/me.ts';
import {
  blockCommenter,
  closeDiscussion,
  getModerationLog,
  getReports,
  hideComment,
  openDiscussion,
  restoreComment,
  unblockCommenter,
} from './handlers/moderation.ts';
import { requireSameOrigin } from './middleware/same-origin.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';
import { readIdentity } from './request/identity.ts';

/** The routes of `/api/v1` for readers' comments and for moderators. */
export function commentRoutes(context: HttpContext): Router {
  const api = openRouter();
  const identity = readIdentity(context.readerSecret);
  const write = [requireSameOrigin(), identity, collectBody(context, 'tiny')];
  const writeText = [requireSameOrigin(), identity, collectBody(context, 'small')];
  const mayModerate = requireScope(context, 'moderate');
  const moderate = [...mayModerate, collectBody(context, 'tiny')];

  api.get('/me', identity, getMe(context));
  api.post('/me', write, postMe(context));

  api.get('/stories/:id/comments', inTurns(context, getComments(context)));
  api.post('/stories/:id/comments', writeText, postComment(context));
  api.post('/stories/:id/comments/close', moderate, closeDiscussion(context));
  api.post('/stories/:id/comments/open', moderate, openDiscussion(context));

  api.get('/comments/reports', mayModerate, getReports(context));
  api.patch('/comments/:id', writeText, patchComment(context));
  api.delete('/comments/:id', write, deleteComment(context));
  api.post('/comments/:id/report', write, postReport(context));
  api.post('/comments/:id/hide', moderate, hideComment(context));
  api.post('/comments/:id/restore', moderate, restoreComment(context));

  api.post('/commenters/:id/block', moderate, blockCommenter(context));
  api.delete('/commenters/:id/block', moderate, unblockCommenter(context));
  api.get('/moderation/log', mayModerate, getModerationLog(context));
  return api;
}
