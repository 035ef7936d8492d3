import { createRequire } from 'node:module';
import path from 'node:path';
import type { RequestHandler, Router } from 'express';
import { type SharedAnswer, sharedAnswer } from '../answers/shared-answer.ts';
import type { HttpContext } from '../context.ts';
import { openRouter } from '../open-router.ts';
import { asyncApiDocument } from '../reference/asyncapi.ts';
import { DOCS_PAGE, DOCS_POLICY, DOCS_SCRIPT, DOCS_STYLE } from '../reference/docs-page.ts';
import { openApiDocument } from '../reference/openapi.ts';
import { publicBase } from '../request/public-base.ts';

const LIBRARY_DIR = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const LIBRARY_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** More than the addresses at which a server is usually reached; the oldest documents are dropped and written again. */
const KEPT_ADDRESSES = 8;

/** `GET /openapi.json`: the API's description; any page may read it. */
export function getOpenApi(context: HttpContext): RequestHandler {
  return document(context, openApiDocument);
}

/** `GET /asyncapi.json`: the description of the socket events. */
export function getAsyncApi(context: HttpContext): RequestHandler {
  return document(context, asyncApiDocument);
}

/** A document that contains the server's address; written and compressed once per address. */
function document({ feeds }: HttpContext, write: (base: string) => unknown): RequestHandler {
  const written = new Map<string, SharedAnswer>();
  return (req, res) => {
    const base = publicBase(req, feeds.publicUrl);
    const answer = written.get(base) ?? sharedAnswer(JSON.stringify(write(base)));
    written.set(base, answer);
    for (const oldest of [...written.keys()].slice(0, -KEPT_ADDRESSES)) written.delete(oldest);
    return answer.send(req, res);
  };
}

/** `GET /docs`: the API reference for people, with the page's scripts and styles. */
export function docsPage(): Router {
  const docs = openRouter();
  docs.get('/', (_req, res) => {
    res.set('Content-Security-Policy', DOCS_POLICY).type('html').send(DOCS_PAGE);
  });
  docs.get('/start.js', (_req, res) => void res.type('text/javascript').send(DOCS_SCRIPT));
  docs.get('/page.css', (_req, res) => void res.type('text/css').send(DOCS_STYLE));
  for (const file of LIBRARY_FILES) {
    docs.get(`/${file}`, (_req, res) => res.sendFile(file, { root: LIBRARY_DIR, maxAge: '1h' }));
  }
  return docs;
}
