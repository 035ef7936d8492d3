import type { ErrorCode } from './errors.ts';

/** Where the pages about error codes are. */
export const ERROR_PAGES = '/docs/errors';

/** The `type` of a problem document: a reference, relative to the server, to the page about the code (RFC 9457, 3.1.1). */
export function problemType(code: ErrorCode): string {
  return `${ERROR_PAGES}/${code}`;
}
