import type { RequestHandler } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';

/** Lets `most` requests of one address through in each period; the rest is told to come back. Each server counts alone. */
export function limitByAddress(most: number, periodMs: number): RequestHandler {
  let counts = new Map<string, number>();
  let until = 0;
  return (req, _res, next) => {
    const now = Date.now();
    if (now >= until) {
      counts = new Map();
      until = now + periodMs;
    }
    const address = req.ip ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > most) throw new NewswireError('too_many_requests');
    next();
  };
}
