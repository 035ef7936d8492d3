import { FetchError } from '../../shared/node/net/fetch-error.ts';
import type { PageRefusal } from './extract/extract-article.ts';

export type PageProblemCode = PageRefusal | 'robots' | 'not_html' | 'home_page' | `http_${number}`;

/** The text of a page cannot be used, and another attempt would not change that; the message is for operators. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';
  readonly code: PageProblemCode;

  constructor(code: PageProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A page may come later: the site is down, or asks to wait. */
export class PageLater extends Error {
  override readonly name = 'PageLater';
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, retryAfterMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export const REFUSALS: Record<PageRefusal, string> = {
  unreadable: 'The page is too large or too complex to be read.',
  no_text: 'No text was found in the page. A CSS selector may help.',
  not_longer: 'The text of the page is not longer than what the feed has.',
  other_story: 'The text of the page is about something else: perhaps a login, a notice on cookies, or a list.',
};

/** What another attempt would not change. */
const FINAL = new Set<string>(['blocked_address', 'blocked_port', 'blocked_scheme', 'too_large', 'too_many_redirects']);

/** An error of a fetch, as a `PageLater` if another attempt may help; any other error stays what it is. */
export function orLater(error: unknown, about = ''): unknown {
  if (!(error instanceof FetchError) || FINAL.has(error.code)) return error;
  return new PageLater(error.code, `${about}${error.message}`, undefined, { cause: error });
}
