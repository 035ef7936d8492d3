import type { FeedRow } from '../../shared/node/db/feed/feed-row.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1';

interface FeedRequest {
  headers: Record<string, string>;
  /** For the feed's own site only. */
  secretHeaders: Record<string, string>;
  publicOnly: boolean;
}

/** How a feed is fetched: conditions, the operator's User-Agent and credentials (RFC 7617), and from which networks. */
export function requestOf(feed: FeedRow): FeedRequest {
  const { etag, last_modified: modified, options, credentials, public_only: publicOnly } = feed;
  const { username, password, cookie, headers } = credentials;
  const hasLogin = username !== undefined || password !== undefined;
  const login = Buffer.from(`${username ?? ''}:${password ?? ''}`, 'utf8').toString('base64');
  return {
    publicOnly,
    headers: {
      accept: ACCEPT,
      ...(options.userAgent !== undefined && { 'user-agent': options.userAgent }),
      ...(etag !== null && { 'if-none-match': etag }),
      ...(modified !== null && { 'if-modified-since': modified }),
    },
    secretHeaders: {
      ...(hasLogin && { authorization: `Basic ${login}` }),
      ...Object.fromEntries((headers ?? []).map(({ name, value }) => [name.toLowerCase(), value])),
      ...(cookie !== undefined && { cookie }),
    },
  };
}
