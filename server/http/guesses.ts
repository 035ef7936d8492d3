import type { RateLimits } from '../../shared/node/redis/rate-limits.ts';
import { hashApiKey } from '../../shared/node/security/api-key.ts';

/** Addresses of whom we remember the last wrong key. */
const REMEMBERED_MAX = 10_000;

/** Wrong API keys, counted so that nobody can try many. */
export interface Guesses {
  /**
   * Counts a wrong key; the one that this address sent last is no new guess. Throws `too_many_requests` for an address
   * that has tried too many.
   */
  count(address: string, key: string): Promise<void>;
}

/** Counts over all servers. Only wrong keys are counted: nobody can lock out whoever has a good one. */
export function watchGuesses(limits: RateLimits): Guesses {
  const lastWrong = new Map<string, string>();
  return {
    async count(address, key) {
      const hash = hashApiKey(key).toString('base64');
      if (lastWrong.get(address) === hash) return;
      if (lastWrong.size >= REMEMBERED_MAX) lastWrong.delete(lastWrong.keys().next().value ?? '');
      lastWrong.set(address, hash);
      await limits.spend('guess', { address });
    },
  };
}
