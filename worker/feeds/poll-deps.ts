import type { FullTextMode } from '../../shared/contract/feed-options.ts';
import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import type { Bounds } from './schedule.ts';

/** What polling needs. */
export interface PollDeps extends IntakeDeps {
  net: GuardedFetch;
  bounds: Bounds;
  /** WebSub requires that hubs can reach this deployment. */
  canSubscribe: boolean;
  /** For feeds without a setting of their own. */
  fullText: FullTextMode;
  random: () => number;
  /** True when requests fail because this worker is stopping. */
  isClosing?: () => boolean;
}
