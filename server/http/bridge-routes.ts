import type { Router } from 'express';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { getBridge, getBridges, patchBridge, postBridge, removeBridge } from './handlers/bridges.ts';
import { getInstallation } from './handlers/installation.ts';
import { openRouter } from './open-router.ts';
import { requireScope } from './ops/require-operator.ts';

/** The routes of `/api/v1` for following other installations, and for those that follow this one. */
export function bridgeRoutes(context: HttpContext): Router {
  const api = openRouter();
  const admin = requireScope(context, 'admin');

  api.get('/installation', getInstallation(context));
  api.get('/bridges', admin, getBridges(context));
  api.post('/bridges', admin, collectBody(context, 'small'), postBridge(context));
  api.get('/bridges/:id', admin, getBridge(context));
  api.patch('/bridges/:id', admin, collectBody(context, 'tiny'), patchBridge(context));
  api.delete('/bridges/:id', admin, collectBody(context, 'tiny'), removeBridge(context));
  return api;
}
