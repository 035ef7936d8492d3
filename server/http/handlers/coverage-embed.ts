import type { RequestHandler, Response } from 'express';
import { coveragePage } from '../pages/coverage-page.ts';
import { markup } from '../pages/markup.ts';
import { textsFor } from '../request/request-language.ts';
import { readsOf } from '../request/request-reads.ts';
import { findCoveragePage, sendMissingCoverage } from './coverage-page.ts';
import { showPage } from './coverages.ts';
import { type Pages, page, sendPage } from './pages.ts';

const NEWEST = { order: 'newest', from: undefined, post: undefined, limit: 20 } as const;

/** `/live/:id/embed`: a live coverage for a frame on another site. `readers` has the page for what is missing. */
export function coverageEmbedOf(context: Pages, readers: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const found = await findCoveragePage(readsOf(context, res), req, NEWEST);
    if (!found) return sendMissingCoverage(readers, req, res);
    allowFrames(res, context.embedOrigins);
    const whole = coveragePage(showPage(context, found), NEWEST, await textsFor(context, req, res), base);
    const head = markup`${whole.head}<meta name="robots" content="noindex"><base target="_blank">`;
    return sendPage(context, res, { ...whole, head, serves: 'embed' });
  });
}

/** Only the sites on the operator's list may show it in a frame. */
function allowFrames(res: Response, origins: readonly string[]): void {
  res.removeHeader('X-Frame-Options');
  const policy = String(res.get('Content-Security-Policy') ?? '');
  const ancestors = ["'self'", ...origins].join(' ');
  res.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${ancestors}`));
}
