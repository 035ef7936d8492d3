const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed|x-rss|x-atom)\+?(?:xml|json)\b/i;
/** Types of other documents, too. */
const SHARED_TYPE = /^(?:application|text)\/(?:xml|json)\b/i;
const FEED_WORD = /(?:^|[^a-z\d])(?:rss|rss2|atom|rdf|feed|feeds|xmlfeed|syndication)(?:$|[^a-z\d])/i;
const FEED_HOST = /^(?:feeds?|rss)\d*\.|(?:^|\.)feedburner\.com$/i;
const FEED_FILE = /\.(?:rss|atom|rdf)$/i;
const FEED_TEXT = /\b(?:rss|atom)\b/i;
/** Pictures, scripts and pages about feeds. */
const OTHER_FILE = /\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|zip|mp3|mp4)$/i;
const COMMENTS = /\bcomments?\b|\bkommentare?\b|\bcommentaires?\b|\bcomentarios?\b/i;

/** Whether a link with this type leads to a feed, as far as its type and address tell. */
export function isFeedType(type: string | undefined, url: string): boolean {
  if (type === undefined || type === '') return looksLikeFeed(url);
  return FEED_TYPE.test(type) || (SHARED_TYPE.test(type) && looksLikeFeed(url));
}

/** Whether a link on a page may lead to a feed, by its address and text. */
export function looksLikeFeed(url: string, text = ''): boolean {
  const { hostname, pathname, search } = new URL(url);
  if (OTHER_FILE.test(pathname)) return false;
  return (
    FEED_FILE.test(pathname) ||
    FEED_WORD.test(`${pathname}${search}`) ||
    FEED_HOST.test(hostname) ||
    FEED_TEXT.test(text)
  );
}

/** Whether a feed is one of comments, which nobody wants first. */
export function isOfComments(url: string, title: string | undefined): boolean {
  return COMMENTS.test(title ?? '') || COMMENTS.test(new URL(url).pathname);
}
