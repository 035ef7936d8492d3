import type { Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import {
  deleteSection,
  getSectionSettings,
  getSections,
  patchSection,
  postSection,
  putSectionOrder,
} from './handlers/sections.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` about the sections of the site. */
export function sectionRoutes(context: HttpContext): Router {
  const api = openRouter();
  const mayAdminister = requireScope(context, 'admin');
  const admin = [...mayAdminister, collectBody(context, 'tiny')];

  api.get('/sections', getSections(context));
  api.get('/admin/sections', mayAdminister, getSectionSettings(context));
  api.post('/admin/sections', admin, postSection(context));
  api.put('/admin/sections/order', admin, putSectionOrder(context));
  api.patch('/admin/sections/:slug', admin, patchSection(context));
  api.delete('/admin/sections/:slug', admin, deleteSection(context));
  return api;
}
