import type { Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getDraft, getDrafts, postDraftEditor, putDraft, removeDraft } from './handlers/drafts.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` for a publisher's drafts. */
export function draftRoutes(context: HttpContext): Router {
  const api = openRouter();
  const write = requireScope(context, 'write');
  const tiny = collectBody(context, 'tiny');

  api.get('/drafts', write, getDrafts(context));
  api.get('/drafts/:id', write, getDraft(context));
  api.put('/drafts/:id', write, collectBody(context, 'story'), putDraft(context));
  api.delete('/drafts/:id', write, tiny, removeDraft(context));
  api.post('/drafts/:id/editors', write, tiny, postDraftEditor(context));
  return api;
}
