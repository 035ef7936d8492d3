import { createRequire } from 'node:module';
import path from 'node:path';
import type { RequestHandler, Router } from 'express';
import type { HttpContext } from '../context.ts';
import { openRouter } from '../open-router.ts';
import { publicBase } from '../public-base.ts';
import { asyncApiDocument } from '../reference/asyncapi.ts';
import { DOCS_PAGE, DOCS_POLICY, DOCS_SCRIPT, DOCS_STYLE } from '../reference/docs-page.ts';
import { openApiDocument } from '../reference/openapi.ts';
import { type SharedAnswer, sharedAnswer } from '../shared-answer.ts';

const LIBRARY_DIR = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const LIBRARY_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** As many as a server is usually reached at; of more, the oldest are written again. */
const KEPT_ADDRESSES = 8;

/** `GET /openapi.json`: the API, for programs; any page may read it. */
export function getOpenApi(context: HttpContext): RequestHandler {
  return document(context, openApiDocument);
}

/** `GET /asyncapi.json`: the socket events, for programs. */
export function getAsyncApi(context: HttpContext): RequestHandler {
  return document(context, asyncApiDocument);
}

/** A document that names the address it was asked at; written and compressed once for each. */
function document({ feeds }: HttpContext, write: (base: string) => unknown): RequestHandler {
  const written = new Map<string, SharedAnswer>();
  return (req, res) => {
    const base = publicBase(req, feeds.publicUrl);
    const answer = written.get(base) ?? sharedAnswer(JSON.stringify(write(base)));
    written.set(base, answer);
    for (const oldest of [...written.keys()].slice(0, -KEPT_ADDRESSES)) written.delete(oldest);
    res.set('Access-Control-Allow-Origin', '*');
    return answer.send(req, res);
  };
}

/** `GET /docs`: the API, for people, and what the page is made of. */
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
