import type { RateLimits } from '../../shared/node/redis/rate-limits.ts';
import { hashApiKey } from '../../shared/node/security/api-key.ts';

/** Addresses of whom we remember the last wrong key. */
const REMEMBERED_MAX = 10_000;

/** Who sent wrong API keys lately, so that nobody can try many. */
export interface Guesses {
  /** Throws `too_many_requests` for an address that has tried too many. */
  check(address: string): Promise<void>;
  /** Counts a wrong key; the one that this address sent last is no new guess. */
  count(address: string, key: string): Promise<void>;
}

/** Counts over all servers; whoever never sent a wrong key to this one costs nothing. */
export function watchGuesses(limits: RateLimits): Guesses {
  const lastWrong = new Map<string, string>();
  return {
    async check(address) {
      if (lastWrong.has(address)) await limits.check('guess', { address });
    },
    async count(address, key) {
      const hash = hashApiKey(key).toString('base64');
      if (lastWrong.get(address) === hash) return;
      if (lastWrong.size >= REMEMBERED_MAX) lastWrong.delete(lastWrong.keys().next().value ?? '');
      lastWrong.set(address, hash);
      await limits.spend('guess', { address });
    },
  };
}
