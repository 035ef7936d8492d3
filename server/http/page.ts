import path from 'node:path';
import express, { type Response, type Router } from 'express';
import { openRouter } from './open-router.ts';

/** Serves what was built for the page: hashed files for ever, the others fresh within the hour. */
export function serveAssets(pageDir: string): Router {
  const assets = openRouter();
  assets.use(
    '/assets',
    express.static(path.join(pageDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  );
  assets.use(express.static(pageDir, { index: false, maxAge: '1h', setHeaders: keepWorkerFresh }));
  return assets;
}

/** The service worker is asked for again each time, or readers would stay with an old page for an hour. */
function keepWorkerFresh(res: Response, file: string): void {
  if (path.basename(file) === 'sw.js') res.setHeader('Cache-Control', 'no-cache');
}
