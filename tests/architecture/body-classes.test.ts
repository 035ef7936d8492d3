import { expect, test } from 'vitest';
import { BODY_CLASSES, type BodyClass } from '../../server/http/body/body-classes.ts';
import { bodyClassOf } from '../../server/http/body/collect-body.ts';
import type { HttpContext } from '../../server/http/context.ts';
import { opsApi } from '../../server/http/ops/ops-api.ts';
import { opsRoutes } from '../../server/http/ops/ops-routes.ts';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import { apiRoutes, hubRoutes } from '../../server/http/routes.ts';
import { type FoundRoute, routesOf } from '../helpers/routes-of.ts';
import { sourceFiles } from './source-files.ts';

const context = {
  feeds: {},
  opsSecret: 'secret',
  embedOrigins: [],
  allQueues: { queues: {} },
} as unknown as HttpContext;
const api = routesOf(apiRoutes(context));
const ops = routesOf(opsApi(context));
const sessions = routesOf(opsRoutes(context, 'nowhere')).filter(({ path }) => path.startsWith('/session'));
const hubs = routesOf(hubRoutes(context));
/** Bull Board reads its own bodies, of operators alone. */
const all = [...api, ...sessions, ...hubs];

const mayHaveBody = ({ method }: FoundRoute): boolean => ['post', 'put', 'patch', 'delete'].includes(method);

function classesOf({ handlers }: FoundRoute): BodyClass[] {
  return handlers.flatMap((handler) => bodyClassOf(handler) ?? []);
}

test('every route that may have a body names the class of its size, once', () => {
  const routes = all.filter(mayHaveBody);
  expect(routes.length).toBeGreaterThan(40);
  const wrong = routes.filter((route) => classesOf(route).length !== 1);
  expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('a route that is open to strangers takes kilobytes', () => {
  const open = OPERATIONS.filter(({ who, atRoot }) => !atRoot && (who === 'anyone' || who === 'reader'));
  const names = open.map(({ method, path }) => `${method} ${path}`);
  const routes = [
    ...api.filter(({ method, path }) => names.includes(`${method} ${path}`) && !ops.some((it) => it.path === path)),
    ...sessions,
  ].filter(mayHaveBody);
  expect(routes.length).toBeGreaterThanOrEqual(9);
  for (const route of routes) {
    const [bodyClass = 'batch'] = classesOf(route);
    expect([route.path, BODY_CLASSES[bodyClass] <= BODY_CLASSES.small]).toEqual([route.path, true]);
  }
});

test('megabytes are for stories, drafts, lists of feeds, hubs and what the site says of itself', () => {
  const large = all.filter((route) => classesOf(route).some((name) => BODY_CLASSES[name] > BODY_CLASSES.small));
  expect(large.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'patch /stories/:id',
    'patch /submissions/:id',
    'post /:id/:token',
    'post /feeds/import',
    'post /preview',
    'post /stories',
    'post /stories/preview',
    'put /admin/site',
    'put /admin/site/logo',
    'put /drafts/:id',
  ]);
});

test('no other code reads bodies', () => {
  const readers = sourceFiles().filter(
    ({ path, text }) =>
      path.startsWith('server/') && /express\.(raw|json|text|urlencoded)\(|from 'raw-body'/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
});
