import type { RequestHandler } from 'express';
import { coverageListQuerySchema } from '../../../shared/contract/coverage-schema.ts';
import { readCoverageList } from '../../coverages/list-coverages.ts';
import { coveragesPage } from '../pages/coverages-page.ts';
import { withoutScripts } from '../pages/page-template.ts';
import { textsFor } from '../request/request-language.ts';
import { readsOf } from '../request/request-reads.ts';
import { type Pages, page, sendMissing } from './pages.ts';

/** `/live`: what runs, then what has ended. `readers` has the page for what is missing. */
export function coveragesPageOf(context: Pages, readers: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const asked = coverageListQuerySchema.safeParse(req.query);
    if (!asked.success) return sendMissing(readers, req, res);
    const place = { status: asked.data.status, before: asked.data.before };
    const list = await readCoverageList(readsOf(context, res), place);
    const filled = await context.template.fill(coveragesPage(list, place, await textsFor(context, req, res), base));
    res.type('html').send(withoutScripts(filled));
  });
}
