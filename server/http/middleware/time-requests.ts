import type { Request, RequestHandler, Response } from 'express';
import type { ServerMetrics } from '../../telemetry/server-metrics.ts';

const MOUNTS = ['/api/v1/ops', '/api/v1', '/websub', '/ops'];

/** Times each request by the pattern of its route; labels with full paths would be unbounded. */
export function timeRequests(metrics: Pick<ServerMetrics, 'request'>): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    res.once('finish', () => {
      if (isStream(res)) return;
      const about = { method: req.method, route: routeOf(req), status: res.statusCode };
      metrics.request(about, (performance.now() - startedAt) / 1_000);
    });
    next();
  };
}

function routeOf(req: Request): string {
  const path: unknown = req.route?.path;
  if (path === undefined) return 'other';
  return `${mountOf(req)}${Array.isArray(path) ? path[0] : path}`;
}

/** Express forgets the router's mount path once an error has left the router. */
function mountOf(req: Request): string {
  return MOUNTS.find((mount) => req.originalUrl.startsWith(`${mount}/`)) ?? '';
}

/** A stream lasts as long as its reader stays connected. */
function isStream(res: Response): boolean {
  return String(res.getHeader('content-type')).startsWith('text/event-stream');
}
