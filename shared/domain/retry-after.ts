/**
 * Reads a `Retry-After` header, seconds or a date (RFC 9110, 10.2.3); returns milliseconds from `now`, which is in
 * milliseconds since 1970: negative for a date in the past, `mostMs` at most, undefined for anything else.
 */
export function parseRetryAfter(
  header: string | null | undefined,
  now: number,
  mostMs = Number.POSITIVE_INFINITY,
): number | undefined {
  if (header === null || header === undefined) return undefined;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? undefined : Math.min(mostMs, ms);
}
