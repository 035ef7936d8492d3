import type { Request, RequestHandler, Response } from 'express';
import { type CoverageQuery, coverageQuerySchema } from '../../../shared/contract/coverage-schema.ts';
import type { CoveragePage } from '../../../shared/contract/coverage-shapes.ts';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { coveragePath } from '../../../shared/domain/coverage-address.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { findTakedown } from '../../../shared/node/db/takedown/takedown-store.ts';
import { readCoveragePage } from '../../coverages/read-coverage.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { RequestReads } from '../../replicas/route-reads.ts';
import type { HttpContext } from '../context.ts';
import { coveragePage } from '../pages/coverage-page.ts';
import { removedPage } from '../pages/removed-page.ts';
import { pathId } from '../request/path-id.ts';
import { publicBase } from '../request/public-base.ts';
import { textsFor } from '../request/request-language.ts';
import { readsOf } from '../request/request-reads.ts';
import { showPage } from './coverages.ts';
import { type Pages, page, sendMissing, sendPage } from './pages.ts';

const FEED_POSTS = 50;
const MISSING: ReadonlySet<string> = new Set(['not_found', 'coverage_removed']);

/** `/live/:id/:slug`: a live coverage; another slug redirects. `readers` has the page for what is missing. */
export function coveragePageOf(context: Pages, readers: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const query = coverageQuerySchema.safeParse(req.query);
    const found = query.success ? await findCoveragePage(readsOf(context, res), req, query.data) : undefined;
    if (!found || !query.success) return sendMissingCoverage(readers, req, res);
    const path = coveragePath(found.coverage);
    const { search } = new URL(req.originalUrl, base);
    if (req.path !== path) return res.redirect(301, path + search);
    return sendPage(
      context,
      res,
      coveragePage(showPage(context, found), query.data, await textsFor(context, req, res), base),
    );
  });
}

/** `/live/:id/rss`: the newest posts as RSS. */
export function coverageFeed(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const db = readsOf(context, res);
    const query = { order: 'newest', from: undefined, post: undefined, limit: FEED_POSTS } as const;
    const found = await lookUp(db, (reads) => readCoveragePage(reads, id, query));
    const { coverageRss } = await import('../feeds-out/coverage-rss.ts');
    res.set('Cache-Control', 'no-cache').type('application/rss+xml');
    res.send(coverageRss(showPage(context, found), publicBase(req, context.feeds.publicUrl)));
  };
}

/** Answers 404, or 451 with the reason in the place of a coverage that was taken down. */
export async function sendMissingCoverage(readers: Pages, req: Request, res: Response): Promise<void> {
  const id = idSchema.safeParse(req.params.id);
  const takedown = id.success ? await findTakedown(readers.db, id.data) : undefined;
  if (!takedown) return sendMissing(readers, req, res);
  const say = await textsFor(readers, req, res);
  return sendPage(readers, res.status(451), removedPage(takedown.reason, say, say.live));
}

/** The coverage; undefined when it, or the post it should begin with, does not exist. */
export async function findCoveragePage(
  db: RequestReads,
  req: Request,
  query: CoverageQuery,
): Promise<CoveragePage | undefined> {
  const id = idSchema.safeParse(req.params.id);
  if (!id.success) return undefined;
  try {
    return await lookUp(db, (reads) => readCoveragePage(reads, id.data.toLowerCase(), query));
  } catch (error) {
    if (error instanceof NewswireError && MISSING.has(error.code)) return undefined;
    throw error;
  }
}
