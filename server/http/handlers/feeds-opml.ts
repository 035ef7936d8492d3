import type { RequestHandler } from 'express';
import { v7 as newId } from 'uuid';
import { feedInSchema } from '../../../shared/contract/feed-schema.ts';
import type { FeedsImported } from '../../../shared/contract/http-shapes.ts';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { Actor } from '../../../shared/node/db/audit/audit-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { addFeed, findFeed, listFeeds } from '../../../shared/node/db/feed/feed-store.ts';
import { ensurePublisher } from '../../../shared/node/db/publisher/ensure-publisher.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { checkOptions } from '../feeds/check-options.ts';
import { type OpmlEntry, readOpml } from '../feeds/read-opml.ts';
import { recordFeed } from '../feeds/record-feed.ts';
import { writeOpml } from '../feeds/write-opml.ts';
import { actorOf } from '../request/actor.ts';
import { bodyBytes } from '../request/body-format.ts';

const URL_MAX_CHARACTERS = 2_048;

/** `GET /feeds.opml`: every feed, grouped by section, with its settings. */
export function getFeedsOpml({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    res.type('text/x-opml').send(writeOpml(await listFeeds(db)));
  };
}

/** `POST /feeds/import`: adds the feeds of an OPML document; each is accepted or rejected on its own. */
export function importFeeds(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const entries: FeedsImported['entries'] = [];
    const { sections } = context.site.current();
    for (const entry of readOpml(bodyBytes(req), req.get('content-type'), sections)) {
      entries.push(await importOne(context, actorOf(req), entry));
    }
    const added = entries.filter(({ status }) => status === 'added').length;
    res.status(202).json({ added, entries } satisfies FeedsImported);
  };
}

async function importOne(
  context: HttpContext,
  actor: Actor,
  entry: OpmlEntry,
): Promise<FeedsImported['entries'][number]> {
  try {
    const { title, ...settings } = entry;
    const wish = parseWithSection(feedInSchema, settings, context.site.current().sections);
    const { url } = wish;
    checkFeedUrl(url, context.feeds);
    await checkOptions(wish.options);
    const id = newId();
    const publisherId = wish.publisher === undefined ? null : await ensurePublisher(context.db, wish.publisher, null);
    const added = await inTransaction(context.db, async (tx) => {
      const isNew = await addFeed(tx, id, {
        ...{ url, publisherId, title: title ?? null, section: wish.section ?? null, topics: wish.topics ?? [] },
        ...{ intervalSeconds: wish.intervalSeconds ?? null, enabled: wish.enabled, options: wish.options },
      });
      if (isNew) await recordFeed(tx, actor, 'feed.added', { after: await findFeed(tx, id) });
      return isNew;
    });
    return added ? { url, status: 'added', id } : { url, status: 'exists', detail: 'The feed is polled already.' };
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    return { url: cutText(entry.url, URL_MAX_CHARACTERS), status: 'rejected', detail: error.message };
  }
}
