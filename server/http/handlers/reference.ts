import { createRequire } from 'node:module';
import path from 'node:path';
import type { RequestHandler, Router } from 'express';
import type { HttpContext } from '../context.ts';
import { openRouter } from '../open-router.ts';
import { publicBase } from '../public-base.ts';
import { asyncApiDocument } from '../reference/asyncapi.ts';
import { DOCS_PAGE, DOCS_POLICY, DOCS_SCRIPT, DOCS_STYLE } from '../reference/docs-page.ts';
import { openApiDocument } from '../reference/openapi.ts';

const LIBRARY_DIR = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const LIBRARY_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/** Stands in the document for the address that it was asked at. */
const BASE = 'https://base.invalid';

/**
 * `GET /openapi.json`: the API, for programs; any page may read it. It is written once, when it is first asked for: the
 * address is all that differs.
 */
export function getOpenApi({ feeds }: HttpContext): RequestHandler {
  let text: string | undefined;
  return (req, res) => {
    text ??= JSON.stringify(openApiDocument(BASE));
    const base = JSON.stringify(publicBase(req, feeds.publicUrl)).slice(1, -1);
    res
      .set('Access-Control-Allow-Origin', '*')
      .type('json')
      .send(text.replaceAll(BASE, () => base));
  };
}

/** `GET /asyncapi.json`: the socket events, for programs. */
export function getAsyncApi({ feeds }: HttpContext): RequestHandler {
  return (req, res) => {
    res.set('Access-Control-Allow-Origin', '*').json(asyncApiDocument(publicBase(req, feeds.publicUrl)));
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
