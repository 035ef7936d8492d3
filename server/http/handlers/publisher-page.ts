import type { RequestHandler } from 'express';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { publisherPath } from '../../../shared/domain/publisher.ts';
import { readPageQuery } from '../pages/page-query.ts';
import { publisherPage } from '../pages/publisher-page.ts';
import { textsFor } from '../request/request-language.ts';
import { readsOf } from '../request/request-reads.ts';
import { type Pages, page, readList, sendMissing, sendPage } from './pages.ts';

/** `/publisher/:id`: who it is, and its newest stories. */
export function publisherPageOf(context: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const id = idSchema.safeParse(req.params.id);
    const profile = id.success ? await context.readProfile(id.data.toLowerCase()) : undefined;
    if (!profile) return sendMissing(context, req, res);
    const path = publisherPath(profile);
    if (req.path !== path) return res.redirect(301, path);
    const { query } = readPageQuery({ publisher: profile.id, before: req.query.before });
    const list = await readList(context, readsOf(context, res), query, await textsFor(context, req, res));
    return sendPage(context, res, publisherPage(profile, { ...list, path, filter: new URLSearchParams() }, base));
  });
}
