/** A limit, and what one client has left of it. */
export interface Quota {
  /** Letters, digits and hyphens. */
  name: string;
  /** How many uses there may be within `seconds`. */
  uses: number;
  seconds: number;
  left: number;
  /** When there are all uses again. */
  resetSeconds: number;
}

export type TellQuota = (quota: Quota) => void;
