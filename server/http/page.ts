import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { NewswireError } from '../../shared/domain/errors.ts';

const PAGE_ROUTES = ['/', '/story/:id', '/story/:id/:slug'];

/** Serves the built page: its hashed assets for ever, its HTML always fresh. */
export function servePage(pageDir: string): Router {
  const page = Router();
  page.use(
    '/assets',
    express.static(path.join(pageDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  );
  page.get(PAGE_ROUTES, sendPage(pageDir, 200));
  page.use(express.static(pageDir, { index: false, maxAge: '1h' }));
  page.use((req, res, next) => {
    const wantsPage = req.method === 'GET' && req.accepts(['json', 'html']) === 'html';
    if (!wantsPage) throw new NewswireError('not_found', `There is no ${req.method} ${req.path}.`);
    return sendPage(pageDir, 404)(req, res, next);
  });
  return page;
}

function sendPage(pageDir: string, status: number): RequestHandler {
  return (_req, res, next) => {
    res.status(status).set('Cache-Control', 'no-cache');
    res.sendFile(path.join(pageDir, 'index.html'), { cacheControl: false }, (error) => {
      if (error) next(new NewswireError('not_found', 'The page is not built: run `npm run build`.'));
    });
  };
}
