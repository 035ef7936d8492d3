import type { RequestHandler, Router } from 'express';

interface Layer {
  route?: { path: string; methods: Record<string, boolean>; stack: { handle: RequestHandler }[] };
  handle: RequestHandler & { stack?: Layer[] };
}

/** A registered Express route, by its path within its router. */
export interface FoundRoute {
  method: string;
  path: string;
  handlers: RequestHandler[];
}

/** Every route of a router and the routers mounted in it. */
export function routesOf(router: Router): FoundRoute[] {
  return (router.stack as unknown as Layer[]).flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? routesOf(handle as unknown as Router) : [];
    const handlers = route.stack.map((layer) => layer.handle);
    return Object.keys(route.methods).map((method) => ({ method, path: String(route.path), handlers }));
  });
}
