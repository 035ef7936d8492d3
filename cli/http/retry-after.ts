const LONGEST_WAIT_MS = 60_000;

/** How long a `Retry-After` header (seconds or a date) asks to wait; undefined when it says nothing we understand. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(0, ms));
}
