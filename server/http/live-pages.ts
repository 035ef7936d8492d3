import type { RequestHandler, Router } from 'express';
import { inTurns } from './answers/answer-turns.ts';
import type { HttpContext } from './context.ts';
import { coverageEmbedOf } from './handlers/coverage-embed.ts';
import { coverageFeed, coveragePageOf } from './handlers/coverage-page.ts';
import { coveragesPageOf } from './handlers/coverages-page.ts';
import type { Pages } from './handlers/pages.ts';
import { openPageTemplate } from './pages/page-template.ts';

interface Options {
  pageDir: string;
  /** The readers' page, for what is missing. */
  pages: Pages;
  /** Limits costly reads. */
  costly: RequestHandler;
}

/** Adds the pages of live coverages. */
export function addLivePages(router: Router, context: HttpContext, { pageDir, pages, costly }: Options): void {
  const live = { ...context, template: openPageTemplate(pageDir, 'live.html') };
  router.get('/live', coveragesPageOf(live, pages));
  router.get('/live/:id/embed', coverageEmbedOf(live, pages));
  router.get('/live/:id/rss', costly, inTurns(context, coverageFeed(context)));
  router.get(['/live/:id', '/live/:id/:slug'], coveragePageOf(live, pages));
}
