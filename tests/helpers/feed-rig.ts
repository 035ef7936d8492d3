import type { Api } from './api.ts';
import { type FeedSite, openFeedSite } from './feed-site.ts';
import { waitFor } from './wait-for.ts';
import { openWorld, type World } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong field fails by itself
export type Json = any;

/** A world whose workers poll feeds of a web site on loopback. */
export interface FeedRig {
  world: World;
  api: Api;
  site: FeedSite;
  /** Adds the feed at a path of the site, with these settings. */
  add(path: string, settings?: Record<string, unknown>): Promise<Json>;
  /** Waits until the feed has been fetched again after `since`. */
  fetched(id: string, since?: string | null): Promise<Json>;
  /** Has the feed fetched once more and waits for it. */
  fetchAgain(feed: Json): Promise<Json>;
  /** The stories of the feed's publisher, at least so many. */
  storiesOf(feed: Json, count: number): Promise<Json[]>;
  close(): Promise<void>;
}

/** Opens a world with two workers and a site for their feeds. */
export async function openFeedRig(env: Record<string, string> = {}): Promise<FeedRig> {
  const site = await openFeedSite();
  const world = await openWorld({
    workers: 2,
    env: { NEWSWIRE_ALLOW_NETWORKS: '127.0.0.0/8', NEWSWIRE_FETCH_SECONDS: '2', ...env },
  });
  const api = world.api();
  const fetched: FeedRig['fetched'] = (id, since = null) =>
    waitFor(`feed ${id} was fetched`, async () => {
      const { body } = await api.get(`/feeds/${id}`);
      return body.lastFetchAt !== since && body;
    });
  return {
    world,
    api,
    site,
    async add(path, settings = {}) {
      const { status, body } = await api.post('/feeds', { url: site.url(path), ...settings });
      if (status !== 201) throw new Error(`adding a feed was answered with ${status}: ${JSON.stringify(body)}`);
      return body;
    },
    fetched,
    async fetchAgain(feed) {
      await api.post(`/feeds/${feed.id}/fetch`, undefined);
      return fetched(feed.id, feed.lastFetchAt);
    },
    storiesOf: (feed, count) =>
      waitFor(`${count} stories`, async () => {
        const { body } = await api.get(`/stories?publisher=${feed.publisher.id}`);
        return body.stories.length >= count && body.stories;
      }),
    async close() {
      await world.close();
      await site.close();
    },
  };
}
