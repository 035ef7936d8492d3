import type { Router } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { ERROR_PAGES } from '../../shared/domain/problem-type.ts';
import { inTurns } from './answers/answer-turns.ts';
import { collectBody } from './body/collect-body.ts';
import type { HttpContext } from './context.ts';
import { askAboutAlert, changeAlert } from './handlers/alert-pages.ts';
import { getImage } from './handlers/images.ts';
import { oEmbed } from './handlers/oembed.ts';
import { emptyPage, frontPage, missingPageOf, storyPageOf, topicPage } from './handlers/pages.ts';
import { publisherPageOf } from './handlers/publisher-page.ts';
import { getPublisherIcon } from './handlers/publisher-profile.ts';
import { securityText } from './handlers/security-text.ts';
import { liveSitemap, newsSitemap, publisherSitemap, robots, sitemapIndex, topicSitemap } from './handlers/sitemaps.ts';
import { addLivePages } from './live-pages.ts';
import { allowAnyOrigin } from './middleware/allow-any-origin.ts';
import { lazily } from './middleware/lazy-handler.ts';
import { limitByAddress, limitReads } from './middleware/limit-requests.ts';
import { openRouter } from './open-router.ts';
import { openPageTemplate } from './pages/page-template.ts';

/** Every root path that readers, feed readers and search engines use. */
export function publicRoutes(context: HttpContext, pageDir: string): Router {
  const router = openRouter();
  const pages = { ...context, template: openPageTemplate(pageDir) };

  const costly = limitReads(context);
  const search = limitReads(context, (req) => req.query.q !== undefined);

  router.get('/', search, frontPage(pages));
  router.get(['/saved', '/moderate'], emptyPage(pages));
  router.get('/desk', emptyPage({ ...context, template: openPageTemplate(pageDir, 'desk.html') }));
  router.get('/topic/:slug', topicPage(pages));
  router.get('/publisher/:id', publisherPageOf(pages));
  router.get(['/story/:id', '/story/:id/:slug'], storyPageOf(pages));

  addLivePages(router, context, { pageDir, pages, costly });

  for (const step of ['confirm', 'unsubscribe'] as const) {
    router.get(`/alerts/:id/${step}`, limitByAddress(context.limits, 'alerts'), askAboutAlert(pages, step));
    // Unlimited: a mail provider unsubscribes all its readers from a few addresses of its own.
    router.post(`/alerts/:id/${step}`, collectBody(context, 'tiny'), changeAlert(pages, step));
  }

  router.use(['/feed.rss', '/feed.atom', '/feed.json', '/oembed'], allowAnyOrigin());
  for (const format of ['rss', 'atom', 'json'] as const) {
    const feed = lazily(async () => (await import('./handlers/feeds-out.ts')).feedOut(context, format));
    router.get(`/feed.${format}`, costly, inTurns(context, feed));
  }

  router.get('/oembed', inTurns(context, oEmbed(context)));

  router.use(ERROR_PAGES, lazily(loadErrorPages));

  router.get('/images/:signature/:width/:source', getImage(context));
  router.get('/publishers/:id/icon/:file', getPublisherIcon(context));

  const mcpBody = collectBody(context, 'small');
  router.post(
    '/mcp',
    costly,
    mcpBody,
    lazily(async () => (await import('./handlers/mcp.ts')).mcp(context)),
  );

  router.get('/.well-known/security.txt', securityText(context));
  router.get('/robots.txt', robots(context));
  router.get('/sitemap.xml', sitemapIndex(context));
  router.get('/sitemap-news.xml', newsSitemap(context));
  router.get('/sitemap-topics.xml', topicSitemap(context));
  router.get('/sitemap-live.xml', liveSitemap(context));
  router.get('/sitemap-publishers.xml', publisherSitemap(context));

  router.use((req, res, next) => {
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) throw new NewswireError('not_found', `There is no ${req.method} ${req.path}.`);
    return missingPageOf(pages)(req, res, next);
  });
  return router;
}

async function loadErrorPages(): Promise<Router> {
  return (await import('./handlers/error-pages.ts')).errorPages();
}
