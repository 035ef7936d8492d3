import { hashApiKey } from '../../shared/node/security/api-key.ts';
import type { TellQuota } from './quota.ts';
import type { RateLimits } from './rate-limits.ts';

/** Addresses whose last wrong key is remembered. */
const REMEMBERED_MAX = 10_000;

/** Counts wrong API keys, so that nobody can try many. */
export interface BruteForceGuard {
  /**
   * Counts a wrong key; repeating the last one does not count again. Throws `too_many_requests` for an address that has
   * tried too many.
   */
  count(address: string, key: string, tell?: TellQuota): Promise<void>;
}

/** Counts over all servers. Only wrong keys count, so that a valid one is never locked out. */
export function openBruteForceGuard(limits: RateLimits): BruteForceGuard {
  const lastWrong = new Map<string, string>();
  return {
    async count(address, key, tell) {
      const hash = hashApiKey(key).toString('base64');
      if (lastWrong.get(address) === hash) return;
      if (lastWrong.size >= REMEMBERED_MAX) lastWrong.delete(lastWrong.keys().next().value ?? '');
      lastWrong.set(address, hash);
      await limits.spend('wrongKey', { address }, tell);
    },
  };
}
