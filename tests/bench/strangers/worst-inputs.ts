import type { Router } from 'express';
import type { HttpContext } from '../../../server/http/context.ts';
import { operatorPage } from '../../../server/http/ops/operator-page.ts';
import { opsRoutes } from '../../../server/http/ops/ops-routes.ts';
import { publicRoutes } from '../../../server/http/public-routes.ts';
import { OPERATIONS } from '../../../server/http/reference/openapi.ts';
import { hubRoutes } from '../../../server/http/routes.ts';
import { type AttachDeps, serveReaders } from '../../../server/realtime/attach.ts';
import { type FollowDeps, serveFollows } from '../../../server/realtime/follow.ts';
import { serveWatches, type WatchDeps } from '../../../server/realtime/watch.ts';
import { type FoundRoute, routesOf } from '../../helpers/routes-of.ts';
import { worstAlerts } from './worst-alerts.ts';
import { worstCoverages } from './worst-coverages.ts';
import { worstDevices } from './worst-devices.ts';
import type { Fixtures, WorstInput } from './worst-input.ts';
import { worstMcp } from './worst-mcp.ts';
import { worstPages } from './worst-pages.ts';
import { worstPeople } from './worst-people.ts';
import { worstRequests } from './worst-requests.ts';
import { worstSockets } from './worst-sockets.ts';

/** Enough to create the routes, which are never called. */
const UNASKED = { feeds: {}, opsSecret: '-', embedOrigins: [], allQueues: { queues: {} } } as unknown as HttpContext;
/** Inputs that belong to no route: they can be sent to any. */
const OF_ANY = ['a wrong key', 'a missing page', 'a slow body', 'an upgrade to h2c', 'a dead socket'];

/** All worst inputs. Throws when an open route has none, or an input's route no longer exists. */
export function worstInputs(fixtures: Fixtures): WorstInput[] {
  const inputs = [
    ...worstRequests(fixtures),
    ...worstCoverages(fixtures),
    ...worstDevices(fixtures),
    ...worstPages(fixtures),
    ...worstPeople(),
    ...worstMcp(fixtures),
    ...worstAlerts(),
    ...worstSockets(fixtures),
  ];
  const open = new Set([...openOperations(), ...openRoutes(), ...socketRequests(), ...OF_ANY]);
  const covered = new Set(inputs.map((input) => input.of));
  const missing = [...open].filter((name) => !covered.has(name));
  const unknown = [...covered].filter((name) => !open.has(name));
  if (missing.length > 0) throw new Error(`tests/bench/strangers has no worst input for ${missing.join(', ')}`);
  if (unknown.length > 0)
    throw new Error(`tests/bench/strangers has inputs for ${unknown.join(', ')}, which is not there`);
  return inputs;
}

/** The API reference's operations that need no key, except those at the root, which are covered by their routes. */
function openOperations(): string[] {
  const routes = openRoutes();
  return OPERATIONS.filter(({ who }) => who === 'anyone' || who === 'reader')
    .filter(({ method, path }) => !routes.includes(`${method} ${path}`))
    .map(({ id }) => id);
}

function openRoutes(): string[] {
  const names = (routes: FoundRoute[], below = ''): string[] =>
    routes.map(({ method, path }) => `${method} ${below}${path}`);
  const opened = (router: Router): FoundRoute[] =>
    routesOf(router).filter(({ path }) => path === '/' || path.startsWith('/session'));
  const ops = opened(opsRoutes(UNASKED, 'nowhere'));
  const admin = opened(operatorPage(UNASKED, { dir: 'nowhere', home: '/admin' }));
  return [
    ...names(routesOf(publicRoutes(UNASKED, 'nowhere')).flatMap(eachPath)),
    ...names(routesOf(hubRoutes(UNASKED)), '/websub'),
    ...[...names(ops, '/ops'), ...names(admin, '/admin')].map((name) => name.replace(/\/$/, '')),
    'get /embed.js',
  ];
}

/** Express joins the paths of a route with several by commas. */
function eachPath(route: FoundRoute): FoundRoute[] {
  return route.path.split(',').map((path) => ({ ...route, path }));
}

function socketRequests(): string[] {
  const unasked = { changes: { listen: () => undefined } } as unknown as FollowDeps & WatchDeps & AttachDeps;
  const services = [serveFollows(unasked), serveWatches(unasked), serveReaders(unasked)];
  return services.flatMap(({ requests }) => Object.keys(requests));
}
