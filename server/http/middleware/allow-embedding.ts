import type { RequestHandler } from 'express';

/** Lets pages of these origins read the answer, without cookies; `*` allows all. */
export function allowEmbedding(origins: readonly string[]): RequestHandler {
  const isOpen = origins.includes('*');
  return (req, res, next) => {
    const origin = req.get('origin');
    if (isOpen) res.set('Access-Control-Allow-Origin', '*');
    else if (origins.length > 0) {
      // A cache must not give one site's answer to another.
      res.vary('Origin');
      if (origin !== undefined && origins.includes(origin)) res.set('Access-Control-Allow-Origin', origin);
    }
    next();
  };
}
