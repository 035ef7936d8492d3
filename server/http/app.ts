import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { ImagesMode } from '../../shared/node/config/images-config.ts';
import { inTurns } from './answers/answer-turns.ts';
import { answerErrors } from './answers/problem.ts';
import type { HttpContext } from './context.ts';
import { embedScript } from './handlers/embed.ts';
import { livez, readyz } from './handlers/health.ts';
import { metrics } from './handlers/metrics.ts';
import { allowEmbedding } from './middleware/allow-embedding.ts';
import { checkHost } from './middleware/check-host.ts';
import { discardBody } from './middleware/discard-body.ts';
import { nameRequests } from './middleware/request-id.ts';
import { timeRequests } from './middleware/time-requests.ts';
import { warnOfProxy } from './middleware/warn-of-proxy.ts';
import { operatorPage } from './ops/operator-page.ts';
import { opsRoutes } from './ops/ops-routes.ts';
import { requireScope } from './ops/require-operator.ts';
import { serveAssets } from './pages/serve-assets.ts';
import { publicRoutes } from './public-routes.ts';
import { apiRoutes, hubRoutes } from './routes.ts';
import { siteRoutes } from './site-routes.ts';

/** Where pictures may come from, by the mode of pictures. */
const PICTURE_SOURCES: Record<ImagesMode, string[]> = {
  proxy: ["'self'"],
  direct: ["'self'", 'https:'],
  off: ["'self'"],
};

/** The page runs only its own scripts, never anything that a publisher wrote. */
const contentSecurityPolicy = (images: ImagesMode) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    // Server-rendered pages allow their few inline scripts by hash: pages/page-template.ts.
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': PICTURE_SOURCES[images],
    'media-src': ['https:'],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    // Only client/trusted.ts may turn text into markup, or an address into a script.
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['newswire', 'default'],
  },
});

/** The HTTP application of a server; `pageDir` contains the built page. */
export function createApp(
  context: HttpContext,
  options: { pageDir: string; opsDir: string; adminDir: string; trustProxy: number },
): Express {
  const app = express();
  app.disable('x-powered-by');
  // Must come first: Express creates the app's router with this setting.
  app.set('case sensitive routing', true);
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.use(discardBody());
  app.use(nameRequests());
  app.use(timeRequests(context.metrics));
  app.use(warnOfProxy(context.log, options.trustProxy));
  app.use(secureTransport);
  app.use(
    helmet({
      contentSecurityPolicy: contentSecurityPolicy(context.pictures.mode),
      // `secureTransport` below sets it for TLS requests only.
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
  const mayRead = context.metricsAccess === 'key' ? requireScope(context, 'admin') : [];
  if (context.metricsAccess !== 'off') app.get('/metrics', mayRead, inTurns(context, metrics(context.registry)));
  app.use('/api/v1', noStore, apiRoutes(context));
  app.use('/ops', opsRoutes(context, options.opsDir));
  app.use('/admin', operatorPage(context, { dir: options.adminDir, home: '/admin' }));
  app.use('/websub', hubRoutes(context));
  app.get('/embed.js', allowEmbedding(context.embedOrigins), embedScript(context, options.pageDir));
  app.use(siteRoutes(context, options.pageDir));
  app.use(serveAssets(options.pageDir));
  app.use(publicRoutes(context, options.pageDir));
  app.use(answerErrors(context.log));
  return app;
}

/** Newswire uses none of these features, and neither may injected code. */
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

/** Clients that came by TLS must keep using it; subdomains are not Newswire's to decide for. */
const secureTransport: express.RequestHandler = (req, res, next) => {
  if (req.secure) res.set('Strict-Transport-Security', HSTS);
  res.set('Permissions-Policy', PERMISSIONS_POLICY);
  next();
};

/** Answers change with every story; browsers revalidate and get 304 when nothing changed. */
const noStore: express.RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-cache');
  next();
};
