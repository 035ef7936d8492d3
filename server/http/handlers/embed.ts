import path from 'node:path';
import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { HttpContext } from '../context.ts';

const MAX_AGE = '1h';

/** `/embed.js`: the script for embedding a column in other sites; off when no origin may embed. */
export function embedScript({ embedOrigins }: HttpContext, pageDir: string): RequestHandler {
  const file = path.join(pageDir, 'embed.js');
  return (_req, res, next) => {
    if (embedOrigins.length === 0) {
      throw new NewswireError('embedding_off', 'Embedding is off on this server: NEWSWIRE_EMBED_ORIGINS is empty.');
    }
    // A script request does not reveal its page; the stories that the script loads are restricted by origin.
    res.set('Cross-Origin-Resource-Policy', 'cross-origin');
    res.sendFile(file, { maxAge: MAX_AGE }, (error) => error && next(error));
  };
}
