import type { Response } from 'express';
import type { TellQuota } from '../../limits/quota.ts';

/**
 * For one answer: tells the client its limit and what is left of it in `RateLimit-Policy` and `RateLimit` (IETF draft
 * draft-ietf-httpapi-ratelimit-headers-10): `q` uses in `w` seconds, `r` of them left, all again in `t` seconds.
 */
export function quotaTeller(res: Response | undefined): TellQuota {
  return ({ name, uses, seconds, left, resetSeconds }) => {
    if (!res || res.headersSent) return;
    res.append('RateLimit-Policy', `"${name}";q=${uses};w=${seconds}`);
    res.append('RateLimit', `"${name}";r=${Math.max(0, Math.floor(left))};t=${Math.ceil(resetSeconds)}`);
  };
}
