import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { allowEmbedding } from './allow-embedding.ts';
import { inTurns } from './answer-turns.ts';
import { requireScope } from './authenticate.ts';
import { checkHost } from './check-host.ts';
import type { HttpContext } from './context.ts';
import { embedScript } from './handlers/embed.ts';
import { livez, readyz } from './handlers/health.ts';
import { metrics } from './handlers/metrics.ts';
import { opsRoutes } from './ops/ops-routes.ts';
import { outletRoutes } from './outlet-routes.ts';
import { serveAssets } from './page.ts';
import { answerErrors } from './problem.ts';
import { nameRequests } from './request-id.ts';
import { apiRoutes, hubRoutes } from './routes.ts';
import { timeRequests } from './time-requests.ts';
import { warnOfProxy } from './warn-of-proxy.ts';

/** The page runs our own scripts and nothing that a publisher wrote. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    // A page that is read before its scripts come says by hash which few inline lines it has: pages/page-template.ts.
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'https:'],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    // Text becomes markup, and an address a script, in client/trusted.ts alone.
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['newswire', 'default'],
  },
};

/** The HTTP side of a server; `pageDir` holds the built page. */
export function createApp(
  context: HttpContext,
  options: { pageDir: string; opsDir: string; trustProxy: number },
): Express {
  const app = express();
  app.disable('x-powered-by');
  // Before anything is used: the app's own router is made with it.
  app.set('case sensitive routing', true);
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.use(nameRequests());
  app.use(timeRequests(context.metrics));
  app.use(warnOfProxy(context.log, options.trustProxy));
  app.use(secureTransport);
  app.use(
    helmet({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      // Said below, to whoever came by TLS.
      strictTransportSecurity: false,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(checkHost());
  app.use(compression());
  app.get('/livez', livez(context.health));
  app.get('/readyz', readyz(context.health));
  const mayRead = context.metricsAccess === 'key' ? [requireScope(context, 'admin')] : [];
  if (context.metricsAccess !== 'off') app.get('/metrics', mayRead, inTurns(context, metrics(context.registry)));
  app.use('/api/v1', noStore, apiRoutes(context));
  app.use('/ops', opsRoutes(context, options.opsDir));
  app.use('/websub', hubRoutes(context));
  app.get('/embed.js', allowEmbedding(context.embedOrigins), embedScript(context, options.pageDir));
  app.use(serveAssets(options.pageDir));
  app.use(outletRoutes(context, options.pageDir));
  app.use(answerErrors(context.log));
  return app;
}

/** Nothing of ours asks for any of these, and nothing that got into the page shall. */
const PERMISSIONS_POLICY = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');
const HSTS = `max-age=${365 * 24 * 3_600}`;

/** Whoever came by TLS shall come so again; subdomains are not ours to speak for. */
const secureTransport: express.RequestHandler = (req, res, next) => {
  if (req.secure) res.set('Strict-Transport-Security', HSTS);
  res.set('Permissions-Policy', PERMISSIONS_POLICY);
  next();
};

/** Answers change with every story; browsers ask again and get 304 when nothing did. */
const noStore: express.RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-cache');
  next();
};
