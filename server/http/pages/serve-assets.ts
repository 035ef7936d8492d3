import path from 'node:path';
import express, { type Response, type Router } from 'express';
import { openRouter } from '../open-router.ts';

/** Serves the page's built files: hashed ones are cached for ever, the others for an hour. */
export function serveAssets(pageDir: string): Router {
  const assets = openRouter();
  assets.use(
    '/assets',
    express.static(path.join(pageDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  );
  assets.use(express.static(pageDir, { index: false, maxAge: '1h', setHeaders: keepWorkerFresh }));
  return assets;
}

/** Browsers must revalidate the service worker, or readers would keep an old page for an hour. */
function keepWorkerFresh(res: Response, file: string): void {
  if (path.basename(file) === 'sw.js') res.setHeader('Cache-Control', 'no-cache');
}
