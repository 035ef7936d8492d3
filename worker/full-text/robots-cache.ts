import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { PageReader } from './extract/page-reader.ts';
import type { RobotsAnswer } from './extract/read-robots.ts';
import { orLater, PageLater } from './page-problem.ts';

/** RFC 9309 asks for 24 hours at most. */
const KEEP_MS = 3_600_000;
/** For all sites together; most have a few thousand characters. */
const KEPT_CHARACTERS = 4_000_000;
/** RFC 9309, 2.5: at least this much is read. */
const READ_CHARACTERS = 500 * 1_024;
/** What an entry without a text counts as. */
const ENTRY_CHARACTERS = 200;

interface Kept {
  text: string;
  until: number;
}

export interface RobotsCache {
  /** What the site's robots.txt says about this address. Throws a `PageLater` when the site does not answer. */
  ask(url: URL, publicOnly: boolean): Promise<RobotsAnswer>;
}

/** Fetches the robots.txt of a site at most once an hour, and keeps those asked for last. */
export function createRobotsCache(
  { net, reader }: { net: Pick<GuardedFetch, 'fetch'>; reader: Pick<PageReader, 'ask'> },
  now: () => number = Date.now,
): RobotsCache {
  const kept = new Map<string, Kept>();
  const textFor = async (url: URL, publicOnly: boolean): Promise<string> => {
    const known = kept.get(url.origin);
    kept.delete(url.origin);
    const entry =
      known && known.until > now() ? known : { text: await fetchRobots(net, url, publicOnly), until: now() + KEEP_MS };
    kept.set(url.origin, entry);
    shrink(kept);
    return entry.text;
  };
  return {
    async ask(url, publicOnly) {
      const text = await textFor(url, publicOnly);
      return text === '' ? { allowed: true, delayMs: 0 } : reader.ask(text, url.href);
    },
  };
}

/** RFC 9309, 2.3.1: a site without the file allows everything; one that fails to answer, nothing for now. */
async function fetchRobots(net: Pick<GuardedFetch, 'fetch'>, url: URL, publicOnly: boolean): Promise<string> {
  try {
    const { status, body } = await net.fetch(`${url.origin}/robots.txt`, { publicOnly });
    if (status >= 200 && status < 300) return body.toString('utf8', 0, READ_CHARACTERS);
    if (status >= 400 && status < 500 && status !== 429) return '';
    throw new PageLater(`http_${status}`, `The server answered ${status} for its robots.txt.`);
  } catch (error) {
    throw orLater(error, 'The robots.txt of the site could not be read: ');
  }
}

function shrink(kept: Map<string, Kept>): void {
  let total = 0;
  for (const { text } of kept.values()) total += text.length + ENTRY_CHARACTERS;
  for (const [origin, { text }] of kept) {
    if (total <= KEPT_CHARACTERS) return;
    kept.delete(origin);
    total -= text.length + ENTRY_CHARACTERS;
  }
}
