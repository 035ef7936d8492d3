import type { Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getDraft, getDrafts, postDraftEditor, putDraft, removeDraft } from './handlers/drafts.ts';
import { requireScope } from './middleware/authenticate.ts';
import { openRouter } from './open-router.ts';

/** The routes of `/api/v1` for a publisher's drafts. */
export function draftRoutes(context: HttpContext): Router {
  const api = openRouter();
  const publish = requireScope(context, 'publish');
  const tiny = collectBody(context, 'tiny');

  api.get('/drafts', publish, getDrafts(context));
  api.get('/drafts/:id', publish, getDraft(context));
  api.put('/drafts/:id', publish, collectBody(context, 'story'), putDraft(context));
  api.delete('/drafts/:id', publish, tiny, removeDraft(context));
  api.post('/drafts/:id/editors', publish, tiny, postDraftEditor(context));
  return api;
}
