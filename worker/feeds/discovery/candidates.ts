import { createHash } from 'node:crypto';
import { cutText } from '../../../shared/domain/cut-text.ts';
import type { FetchAnswer } from '../../../shared/node/net/guarded-fetch.ts';
import type { Discovery } from '../../../shared/node/queue/feed-queue.ts';
import { NotAFeedError, type ParsedFeed } from '../parse/parsed-feed.ts';
import { isOfComments } from './feed-likeness.ts';

const TITLE_MAX_CHARACTERS = 200;

type Found = Discovery['feeds'][number];

/** The feeds that were found, each once, whatever its addresses. */
export interface FoundFeeds {
  /** Keeps the answer if it is a feed. */
  take(asked: string, answer: FetchAnswer, title?: string): Promise<boolean>;
  /** In the order in which they were found; those of comments last. */
  list(): Found[];
}

/** Opens an empty list of feeds. */
export function openFoundFeeds(): FoundFeeds {
  const found: (Found & { isLast: boolean })[] = [];
  const contents = new Set<string>();
  return {
    async take(asked, answer, title) {
      const parsed = await tryParse(answer);
      if (!parsed) return false;
      const url = answer.movedTo ?? asked;
      const content = createHash('sha256').update(answer.body).digest('base64');
      if (contents.has(content) || found.some((feed) => feed.url === url)) return true;
      contents.add(content);
      const name = parsed.title ?? title;
      found.push({
        url,
        title: name === undefined ? null : cutText(name, TITLE_MAX_CHARACTERS),
        format: parsed.format,
        items: parsed.items.length,
        newest: newestOf(parsed),
        isLast: isOfComments(url, name),
      });
      return true;
    },
    list: () => [...found].sort((a, b) => Number(a.isLast) - Number(b.isLast)).map(({ isLast, ...feed }) => feed),
  };
}

/** Undefined for an answer that is no feed. */
async function tryParse({ status, headers, body, url }: FetchAnswer): Promise<ParsedFeed | undefined> {
  if (status < 200 || status > 299) return undefined;
  // A large module that only feed workers need.
  const { parseFeed } = await import('../parse/parse-feed.ts');
  try {
    return parseFeed(body, { address: url, contentType: headers['content-type'] });
  } catch (error) {
    if (error instanceof NotAFeedError) return undefined;
    throw error;
  }
}

function newestOf({ items }: ParsedFeed): string | null {
  const times = items.map(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? '').filter((time) => time !== '');
  return times.reduce<string | null>((newest, time) => (newest === null || time > newest ? time : newest), null);
}
