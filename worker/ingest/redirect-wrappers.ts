/** Hosts whose links carry their target in a parameter, as host (with any subdomain), path and the parameter. */
const WRAPPERS: [host: RegExp, path: RegExp, parameters: string[]][] = [
  [/(?:^|\.)google\.[a-z.]{2,6}$/, /^\/url$/, ['q', 'url']],
  [/(?:^|\.)google\.[a-z.]{2,6}$/, /^\/imgres$/, ['imgrefurl']],
  [/(?:^|\.)google\.[a-z.]{2,6}$/, /^\/amp\/s\//, []],
  [/^(?:l|lm)\.facebook\.com$/, /^\/l\.php$/, ['u']],
  [/^l\.(?:instagram|threads)\.(?:com|net)$/, /^\/$/, ['u']],
  [/^l\.messenger\.com$/, /^\/l\.php$/, ['u']],
  [/(?:^|\.)youtube\.com$/, /^\/redirect$/, ['q']],
  [/^out\.reddit\.com$/, /./, ['url']],
  [/^t\.umblr\.com$/, /^\/redirect$/, ['z']],
  [/(?:^|\.)duckduckgo\.com$/, /^\/l\/?$/, ['uddg']],
  [/(?:^|\.)bing\.com$/, /^\/news\/apiclick\.aspx$/, ['url']],
  [/(?:^|\.)linkedin\.com$/, /^\/(?:redir\/redirect|safety\/go)\/?$/, ['url']],
  [/(?:^|\.)steamcommunity\.com$/, /^\/linkfilter\/?$/, ['u', 'url']],
  [/(?:^|\.)vk\.(?:com|ru)$/, /^\/away\.php$/, ['to']],
  [/(?:^|\.)ok\.ru$/, /^\/dk$/, ['st.link']],
  [/^slack-redir\.net$/, /^\/link$/, ['url']],
  [/^disq\.us$/, /^\/(?:url|\?)?$/, ['url']],
  [/^medium\.com$/, /^\/r\/$/, ['url']],
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, /./, ['url']],
  [/^(?:href\.li|nullrefer\.com|anonym\.to)$/, /^\/$/, []],
  [/^go\.redirectingat\.com$/, /./, ['url']],
  [/^click\.linksynergy\.com$/, /./, ['murl']],
  [/(?:^|\.)awin1\.com$/, /^\/cread\.php$/, ['ued', 'p']],
  [/^exit\.sc$/, /./, ['url']],
  [/^getpocket\.com$/, /^\/redirect$/, ['url']],
  [/(?:^|\.)flipboard\.com$/, /^\/redirect$/, ['url']],
  [/^newsblur\.com$/, /^\/oauth\/redirect$/, ['url']],
  [/^link\.zhihu\.com$/, /^\/$/, ['target']],
  [/^link\.csdn\.net$/, /^\/$/, ['target']],
  [/^weibo\.cn$/, /^\/sinaurl$/, ['u']],
];
/** Wrappers of wrappers. */
const DEPTH_MAX = 3;

/** The page that a link of a search engine, a network or a mail program leads to; the same URL where it is no wrapper. */
export function unwrapRedirect(url: URL, depth = 0): URL {
  if (depth >= DEPTH_MAX) return url;
  const wrapper = WRAPPERS.find(([host, path]) => host.test(url.hostname) && path.test(url.pathname));
  if (!wrapper) return url;
  const target = targetOf(url, wrapper[2]);
  return target === undefined ? url : unwrapRedirect(target, depth + 1);
}

function targetOf(url: URL, parameters: string[]): URL | undefined {
  const amp = /^\/amp\/s\/(.+)$/.exec(url.pathname)?.[1];
  const bare = parameters.length === 0 ? decodeSafely(url.search.slice(1)) : undefined;
  const candidates = [amp && `https://${amp}`, bare, ...parameters.map((name) => url.searchParams.get(name))];
  const found = candidates.find(
    (candidate) => candidate && /^https?:\/\/[^/]+/i.test(candidate) && URL.canParse(candidate),
  );
  return found ? new URL(found) : undefined;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an escaped address then.
    return text;
  }
}
