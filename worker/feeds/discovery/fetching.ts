import { FetchError } from '../../../shared/node/net/fetch-error.ts';
import type { FetchAnswer, GuardedFetch } from '../../../shared/node/net/guarded-fetch.ts';
import type { DiscoveryJob } from '../../../shared/node/queue/feed-queue.ts';

const FETCHES_MAX = 12;
const AT_ONCE = 3;
const TOTAL_MS = 20_000;
const ACCEPT =
  'text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5';

/** The requests of one search. */
export interface Fetching {
  atOnce: number;
  /** Waits for its turn. The error of a request that failed, or that the limits leave no room for. */
  fetch(url: string): Promise<FetchAnswer | FetchError>;
}

/**
 * Opens the requests of one search: at most 12, three at a time, in 20 seconds. The networks that the operator allows
 * count for the host that was asked for only, and not at all when somebody else asks.
 */
export function openFetching(net: Pick<GuardedFetch, 'fetch'>, { addresses, publicOnly }: DiscoveryJob): Fetching {
  const signal = AbortSignal.timeout(TOTAL_MS);
  const asked = new Set(addresses.map((address) => new URL(address).hostname));
  const waiting: (() => void)[] = [];
  let running = 0;
  let count = 0;
  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const endTurn = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    atOnce: AT_ONCE,
    async fetch(url) {
      count += 1;
      if (count > FETCHES_MAX) return new FetchError('timeout', 'The search has made all its requests.');
      await turn();
      try {
        const isOther = !asked.has(new URL(url).hostname);
        return await net.fetch(url, { headers: { accept: ACCEPT }, publicOnly: publicOnly || isOther, signal });
      } catch (error) {
        if (error instanceof FetchError) return error;
        throw error;
      } finally {
        endTurn();
      }
    },
  };
}
