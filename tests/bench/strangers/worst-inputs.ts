import type { HttpContext } from '../../../server/http/context.ts';
import { opsRoutes } from '../../../server/http/ops/ops-routes.ts';
import { outletRoutes } from '../../../server/http/outlet-routes.ts';
import { OPERATIONS } from '../../../server/http/reference/openapi.ts';
import { hubRoutes } from '../../../server/http/routes.ts';
import { type FollowDeps, serveFollows } from '../../../server/realtime/follow.ts';
import { serveWatches, type WatchDeps } from '../../../server/realtime/watch.ts';
import { type FoundRoute, routesOf } from '../../helpers/routes-of.ts';
import type { Places, WorstInput } from './worst-input.ts';
import { worstPages } from './worst-pages.ts';
import { worstRequests } from './worst-requests.ts';
import { worstSockets } from './worst-sockets.ts';

/** Enough for the routes to be made, none of which is asked. */
const UNASKED = { feeds: {}, opsSecret: '-', embedOrigins: [], allQueues: { queues: {} } } as unknown as HttpContext;
/** What is no route of its own: it can be asked of any. */
const OF_ANY = ['a wrong key', 'a missing page', 'a slow body', 'an upgrade to h2c', 'a dead socket'];

/** Every worst input. Throws when a route that is open to strangers has none, or one is for a route that is gone. */
export function worstInputs(places: Places): WorstInput[] {
  const inputs = [...worstRequests(places), ...worstPages(places), ...worstSockets(places)];
  const open = new Set([...openOperations(), ...openRoutes(), ...socketRequests(), ...OF_ANY]);
  const covered = new Set(inputs.map((input) => input.of));
  const missing = [...open].filter((name) => !covered.has(name));
  const unknown = [...covered].filter((name) => !open.has(name));
  if (missing.length > 0) throw new Error(`tests/bench/strangers has no worst input for ${missing.join(', ')}`);
  if (unknown.length > 0)
    throw new Error(`tests/bench/strangers has inputs for ${unknown.join(', ')}, which is not there`);
  return inputs;
}

/** The calls of the reference that need no key; those at the root are told by their routes, too. */
function openOperations(): string[] {
  const routes = openRoutes();
  return OPERATIONS.filter(({ who }) => who === 'anyone' || who === 'reader')
    .filter(({ method, path }) => !routes.includes(`${method} ${path}`))
    .map(({ id }) => id);
}

function openRoutes(): string[] {
  const names = (routes: FoundRoute[], below = ''): string[] =>
    routes.map(({ method, path }) => `${method} ${below}${path}`);
  const desk = routesOf(opsRoutes(UNASKED, 'nowhere')).filter(
    ({ path }) => path === '/' || path.startsWith('/session'),
  );
  return [
    ...names(routesOf(outletRoutes(UNASKED, 'nowhere')).flatMap(eachPath)),
    ...names(routesOf(hubRoutes(UNASKED)), '/websub'),
    ...names(desk, '/ops').map((name) => name.replace(/\/$/, '')),
    'get /embed.js',
  ];
}

/** Express writes the paths of a route that has several with commas. */
function eachPath(route: FoundRoute): FoundRoute[] {
  return route.path.split(',').map((path) => ({ ...route, path }));
}

function socketRequests(): string[] {
  const unasked = {} as unknown as FollowDeps & WatchDeps;
  return Object.keys({ ...serveFollows(unasked).requests, ...serveWatches(unasked).requests });
}
