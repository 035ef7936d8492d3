import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import type { HttpContext } from '../context.ts';

const MAX_AGE_SECONDS = 3_600;
/** Where the built script has the name of the site, within a string. */
const NAME = '%SITE_NAME%';

const OFF = 'Embedding is off on this server: NEWSWIRE_EMBED_ORIGINS is empty.';
/** Browsers run no script of a refused answer, and the page would show a blank place without a reason. */
const OFF_SCRIPT = `console.error(${JSON.stringify(`Newswire: ${OFF}`)});\n`;

/**
 * `/embed.js`: the script for embedding a column in other sites. When no origin may embed, it is refused; a page that
 * loads it as a script gets one that says so in its console.
 */
export function embedScript({ embedOrigins, site }: HttpContext, pageDir: string): RequestHandler {
  const file = path.join(pageDir, 'embed.js');
  return async (req, res) => {
    res.vary('Sec-Fetch-Dest');
    const isOff = embedOrigins.length === 0;
    if (isOff && req.get('sec-fetch-dest') !== 'script') throw new NewswireError('embedding_off', OFF);
    // A script request does not reveal its page; the stories that the script loads are restricted by origin.
    res.set('Cross-Origin-Resource-Policy', 'cross-origin');
    if (isOff) return void res.set('Cache-Control', 'no-cache').type('text/javascript').send(OFF_SCRIPT);
    const script = await readFile(file, 'utf8');
    res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`).type('text/javascript');
    res.send(script.replaceAll(NAME, () => inString(site.current().name)));
  };
}

/** A text as the content of a string of JavaScript, whatever its quotes. */
function inString(text: string): string {
  const asCode = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => character.split('').map(asCode).join(''));
}
