import type { NewswireError } from '../../shared/domain/errors.ts';

const REMEMBERED_MAX = 10_000;
/** A host that is away may be back soon; what cannot be shown now rarely can be later. */
const AWAY_MS = 30_000;
const UNUSABLE_MS = 300_000;

/** Remembers for a short time which pictures failed, so that a crowd does not try each time. */
export interface FailedPictures {
  /** Throws the error of the last attempt, unless it is too long ago. */
  check(source: string): void;
  add(source: string, error: NewswireError): void;
  /** Forgets all, with their addresses. */
  clear(): void;
}

/** Remembers nothing at first. */
export function createFailedPictures(now: () => number = Date.now): FailedPictures {
  const failed = new Map<string, { error: NewswireError; until: number }>();
  return {
    check(source) {
      const found = failed.get(source);
      if (!found) return;
      if (found.until > now()) throw found.error;
      failed.delete(source);
    },
    clear: () => failed.clear(),
    add(source, error) {
      failed.delete(source);
      failed.set(source, { error, until: now() + (error.code === 'unavailable' ? AWAY_MS : UNUSABLE_MS) });
      if (failed.size > REMEMBERED_MAX) failed.delete(failed.keys().next().value ?? '');
    },
  };
}
