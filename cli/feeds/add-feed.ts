import type { FeedsFound, FoundFeed } from '../../shared/contract/feed-discovery.ts';
import type { Feed } from '../../shared/contract/http-shapes.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ConnectionOptions } from '../connection.ts';
import type { ApiClient } from '../http/api-client.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print, printable } from '../output.ts';
import { type ChoiceFlags, chooseFeeds } from './choose-feeds.ts';
import { describeFeed } from './feed-text.ts';
import { bodyOf, type FeedBody, type SettingFlags } from './setting-flags.ts';

/** The flags of `newswire feed add`. */
export interface AddFlags extends ConnectionOptions, SettingFlags, ChoiceFlags {
  exact?: boolean;
}

/** Adds the feeds of an address: those that are found there, or with `--exact` or credentials the address itself. */
export async function addFeed(address: string, flags: AddFlags): Promise<void> {
  const api = keyedClient(flags);
  const settings = await bodyOf(flags);
  // A search sends no credentials, so it could not see the feed.
  const isExact = flags.exact === true || settings.credentials !== undefined;
  const feeds = isExact ? [{ url: address }] : await chooseFeeds(await find(api, address), flags);
  if (feeds.length === 0) note('No feed was added.');
  for (const { url } of feeds) await addOne(api, url, settings, flags);
}

async function find(api: ApiClient, address: string): Promise<FoundFeed[]> {
  try {
    const request = { method: 'POST', path: '/feeds/discover', body: JSON.stringify({ url: address }) } as const;
    const { feeds } = await api.send<FeedsFound>(request);
    const [only] = feeds;
    if (only && feeds.length === 1) note(printable(`Found: ${only.title ?? 'an untitled feed'}, ${only.url}`));
    return feeds;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'no_feed_found') throw error;
    const advice = `To poll the address all the same: newswire feed add --exact ${address}`;
    throw new CliError(EXIT.refused, printable(error.message).concat('\n', printable(advice)), { cause: error });
  }
}

async function addOne(api: ApiClient, url: string, settings: FeedBody, { json }: AddFlags): Promise<void> {
  const body = JSON.stringify({ url, ...settings });
  const feed = await api.send<Feed>({ method: 'POST', path: '/feeds', body });
  print(json ? JSON.stringify(feed) : describeFeed(feed));
}
