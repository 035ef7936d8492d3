import { findFeed, savePushed } from '../../../shared/node/db/feed/feed-store.ts';
import { deleteDelivery, findDelivery } from '../../../shared/node/db/feed/websub-delivery-store.ts';
import { NotAFeedError } from '../parse/parsed-feed.ts';
import type { PollDeps } from '../poll-deps.ts';
import { takeDocument } from '../poll-feed.ts';

/** Reads a hub's delivery and submits new items; safe to run twice. */
export async function takeDelivery(deps: PollDeps, id: string): Promise<void> {
  const delivery = await findDelivery(deps.db, id);
  const feed = delivery && (await findFeed(deps.db, delivery.feedId));
  if (!delivery || !feed) return;
  try {
    const origin = { address: feed.hub_topic ?? feed.url, contentType: delivery.contentType ?? undefined };
    const { parseFeed } = await import('../parse/parse-feed.ts');
    const parsed = parseFeed(delivery.body, origin);
    const submitted = await takeDocument(deps, feed, parsed, new Date());
    if (feed.publisher_id) await savePushed(deps.db, feed.id, feed.publisher_id, submitted.added);
  } catch (error) {
    if (!(error instanceof NotAFeedError)) throw error;
    deps.log.warn({ feed: feed.id }, 'a hub pushed a document that is not a feed');
  }
  await deleteDelivery(deps.db, id);
}
