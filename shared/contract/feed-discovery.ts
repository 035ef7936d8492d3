import { z } from 'zod';
import { trimmedIn } from './text-schema.ts';

/** A scheme before the longest address. */
const ADDRESS_MAX = 2_060;
const URL_MAX = 2_048;
const FEED_SCHEME = /^feed:(?:\/\/)?/i;
const OTHER_SCHEME = /^(?!https?:\/\/)[a-z][a-z\d+.-]*:\/\//i;

/** The address of a site, as people write it: the scheme may be missing, or be `feed:`. */
export const discoverySchema = z.strictObject({
  url: trimmedIn(ADDRESS_MAX)
    .refine((text) => addressesOf(text).every(isUsable), 'must be the address of a web site or of a feed')
    .transform(addressesOf),
});

/** A feed that was found. */
export interface FoundFeed {
  url: string;
  title: string | null;
  format: 'rss' | 'atom' | 'rdf' | 'json';
  items: number;
  /** The time of its newest item; null when its items have no dates. */
  newest: string | null;
  /** True for a feed that is polled already. */
  isKnown: boolean;
}

/** The feeds of a site, the best first. */
export interface FeedsFound {
  feeds: FoundFeed[];
}

/** The addresses to try, in order: without a scheme, https and then http. */
function addressesOf(text: string): string[] {
  const address = text.replace(FEED_SCHEME, '');
  return /^https?:\/\//i.test(address) ? [address] : [`https://${address}`, `http://${address}`];
}

function isUsable(address: string): boolean {
  if (OTHER_SCHEME.test(address.replace(/^https?:\/\//i, '')) || !URL.canParse(address)) return false;
  const { username, password, href } = new URL(address);
  return username + password === '' && href.length <= URL_MAX && !/\s/.test(address);
}
