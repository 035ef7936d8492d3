import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import type { GuardedFetch } from '../../shared/node/net/guarded-fetch.ts';

/** What following another installation needs. */
export interface BridgeDeps extends IntakeDeps {
  net: GuardedFetch;
  /** The id of this installation. */
  here: string;
}

/** Longer than any pause between two moves of a bridge that works; a killed worker's bridges wait for so long. */
export const LEASE_MS = 30_000;

/** The bridge was paused, removed, or taken over by another worker. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
