import path from 'node:path';
import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { HttpContext } from '../context.ts';

const MAX_AGE = '1h';

const OFF = 'Embedding is off on this server: NEWSWIRE_EMBED_ORIGINS is empty.';
/** Browsers run no script of a refused answer, and the page would show a blank place without a reason. */
const OFF_SCRIPT = `console.error(${JSON.stringify(`Newswire: ${OFF}`)});\n`;

/**
 * `/embed.js`: the script for embedding a column in other sites. When no origin may embed, it is refused; a page that
 * loads it as a script gets one that says so in its console.
 */
export function embedScript({ embedOrigins }: HttpContext, pageDir: string): RequestHandler {
  const file = path.join(pageDir, 'embed.js');
  return (req, res, next) => {
    res.vary('Sec-Fetch-Dest');
    const isOff = embedOrigins.length === 0;
    if (isOff && req.get('sec-fetch-dest') !== 'script') throw new NewswireError('embedding_off', OFF);
    // A script request does not reveal its page; the stories that the script loads are restricted by origin.
    res.set('Cross-Origin-Resource-Policy', 'cross-origin');
    if (isOff) return void res.set('Cache-Control', 'no-cache').type('text/javascript').send(OFF_SCRIPT);
    res.sendFile(file, { maxAge: MAX_AGE }, (error) => error && next(error));
  };
}
