import type { Router } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';
import { inTurns } from './answer-turns.ts';
import type { HttpContext } from './context.ts';
import { deskPage } from './handlers/desk.ts';
import { oEmbed } from './handlers/oembed.ts';
import { emptyPage, frontPage, missingPageOf, storyPageOf, topicPage } from './handlers/pages.ts';
import { newsSitemap, robots, sitemapIndex, topicSitemap } from './handlers/sitemaps.ts';
import { lazily } from './lazy-handler.ts';
import { limitReads } from './limit-reads.ts';
import { openRouter } from './open-router.ts';
import { openPageTemplate } from './pages/page-template.ts';

/** Every address at the root that readers, feed readers and search engines know. */
export function outletRoutes(context: HttpContext, pageDir: string): Router {
  const outlet = openRouter();
  const pages = { ...context, template: openPageTemplate(pageDir) };

  const costly = limitReads(context);
  const search = limitReads(context, (req) => req.query.q !== undefined);

  outlet.get('/', search, frontPage(pages));
  outlet.get(['/saved', '/moderate'], emptyPage(pages));
  outlet.get('/desk', deskPage(pageDir));
  outlet.get('/topic/:slug', topicPage(pages));
  outlet.get(['/story/:id', '/story/:id/:slug'], storyPageOf(pages));

  for (const format of ['rss', 'atom', 'json'] as const) {
    const feed = lazily(async () => (await import('./handlers/feeds-out.ts')).feedOut(context, format));
    outlet.get(`/feed.${format}`, costly, inTurns(context, feed));
  }

  outlet.get('/oembed', inTurns(context, oEmbed(context)));

  outlet.get('/robots.txt', robots(context));
  outlet.get('/sitemap.xml', sitemapIndex(context));
  outlet.get('/sitemap-news.xml', inTurns(context, newsSitemap(context)));
  outlet.get('/sitemap-topics.xml', inTurns(context, topicSitemap(context)));

  outlet.use((req, res, next) => {
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) throw new NewswireError('not_found', `There is no ${req.method} ${req.path}.`);
    return missingPageOf(pages)(req, res, next);
  });
  return outlet;
}
