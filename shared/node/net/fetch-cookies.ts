import type { CookieJar } from 'tough-cookie';

/** A fetch keeps no more cookies than this. */
const COOKIES_MAX = 50;
const COOKIE_MAX_CHARACTERS = 4_096;

/** The cookies of one fetch: some servers redirect in circles until they get theirs back. */
export interface FetchCookies {
  /** Keeps what an answer from this URL sets (RFC 6265). */
  keep(setCookie: string | string[] | undefined, url: URL): Promise<void>;
  /** The Cookie header for a request; undefined when there is none. */
  headerFor(url: URL): string | undefined;
}

/** Opens an empty set of cookies, forgotten with the fetch. */
export function openFetchCookies(): FetchCookies {
  let jar: CookieJar | undefined;
  let kept = 0;
  return {
    async keep(setCookie, url) {
      if (setCookie === undefined) return;
      // Few feeds set cookies, and fewer need them.
      jar ??= new (await import('tough-cookie')).CookieJar();
      for (const cookie of [setCookie].flat()) {
        if (cookie.length > COOKIE_MAX_CHARACTERS || kept >= COOKIES_MAX) continue;
        if (jar.setCookieSync(cookie, url.href, { ignoreError: true }) !== undefined) kept += 1;
      }
    },
    headerFor: (url) => jar?.getCookieStringSync(url.href) || undefined,
  };
}
