import type { FullTextMode } from '../../contract/feed-options.ts';
import { parts, type RawEnv } from './read-env.ts';

/** How feeds are fetched, and how often. */
export interface FeedsConfig {
  /** Non-public CIDRs that feeds may be fetched from; other outgoing requests must not enter them. */
  allowNetworks: readonly string[];
  ports: readonly number[];
  fetchMs: number;
  minIntervalMs: number;
  maxIntervalMs: number;
  perHost: number;
  /** Feeds that this worker fetches at once. */
  concurrency: number;
  /** For feeds without a setting of their own. */
  fullText: FullTextMode;
  /** Without a trailing slash; undefined when the server is not reachable from outside. */
  publicUrl: string | undefined;
  /** The hub that is notified of new stories and named in our feeds. */
  websubHub: string | undefined;
}

/** Reads how feeds are fetched. */
export function feedsConfig(raw: RawEnv): FeedsConfig {
  return Object.freeze({
    allowNetworks: Object.freeze(parts(raw.NEWSWIRE_ALLOW_NETWORKS)),
    ports: Object.freeze(parts(raw.NEWSWIRE_FETCH_PORTS).map(Number)),
    fetchMs: Number(raw.NEWSWIRE_FETCH_SECONDS) * 1_000,
    minIntervalMs: Number(raw.NEWSWIRE_FEED_MIN_SECONDS) * 1_000,
    maxIntervalMs: Number(raw.NEWSWIRE_FEED_MAX_SECONDS) * 1_000,
    perHost: Number(raw.NEWSWIRE_FEEDS_PER_HOST),
    concurrency: Number(raw.NEWSWIRE_FEED_CONCURRENCY),
    fullText: raw.NEWSWIRE_FULL_TEXT as FullTextMode,
    publicUrl: publicUrlOf(raw),
    websubHub: raw.NEWSWIRE_WEBSUB_HUB,
  });
}

/** The server's public address, without a slash at its end. */
export function publicUrlOf(raw: RawEnv): string | undefined {
  return raw.NEWSWIRE_PUBLIC_URL?.replace(/(?<!\/)\/+$/, '');
}
