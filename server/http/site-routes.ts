import type { Router } from 'express';
import type { HttpContext } from './context.ts';
import { legalPage } from './handlers/legal-page.ts';
import { getManifest, getShell, getSiteIcon, getSiteLogo, getSiteStyle } from './handlers/site-files.ts';
import { openRouter } from './open-router.ts';
import { openPageTemplate } from './pages/page-template.ts';

/** What carries the site's own identity; the built files of these names serve where nothing was set. */
export function siteRoutes(context: HttpContext, pageDir: string): Router {
  const router = openRouter();
  const pages = { ...context, template: openPageTemplate(pageDir) };

  router.get(/^\/site\/style-[0-9a-f]{16}\.css$/, getSiteStyle(context));
  router.get(/^\/site\/logo-[0-9a-f]{16}\.webp$/, getSiteLogo(context));
  router.get('/icons/:file', getSiteIcon(context));
  router.get('/manifest.webmanifest', getManifest(context, pageDir));
  router.get('/index.html', getShell(pages));
  router.get('/imprint', legalPage(pages, 'imprint'));
  router.get('/privacy', legalPage(pages, 'privacy'));
  return router;
}
