import { readFileSync } from 'node:fs';
import path from 'node:path';
import specs from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv';
import type { Router } from 'express';
import { describe, expect, test } from 'vitest';
import type { HttpContext } from '../../server/http/context.ts';
import { opsApi } from '../../server/http/ops/ops-api.ts';
import { asyncApiDocument } from '../../server/http/reference/asyncapi.ts';
import { OPERATIONS, openApiDocument } from '../../server/http/reference/openapi.ts';
import { HEARD, SENT } from '../../server/http/reference/socket-messages.ts';
import { apiRoutes } from '../../server/http/routes.ts';
import { serveReaders } from '../../server/realtime/attach.ts';
import { type FollowDeps, serveFollows } from '../../server/realtime/follow.ts';
import { serveWatches, type WatchDeps } from '../../server/realtime/watch.ts';
import { routesOf } from '../helpers/routes-of.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const BASE = 'https://news.example';
const openApi = openApiDocument(BASE);
const asyncApi = asyncApiDocument(BASE);

/** As the reference names them. */
function namesOf(router: Router): string[] {
  return routesOf(router).map(({ method, path: route }) => `${method} ${route}`);
}

/** What a reference such as `#/components/schemas/Story` points to. */
function lookUp(document: object, ref: string): unknown {
  const [, ...keys] = ref.split('/');
  return keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
}

/** What the page of `/docs` is made of is no call of the API. */
const PARTS_OF_DOCS = ['get /', 'get /start.js', 'get /page.css', 'get /swagger-ui-bundle.js', 'get /swagger-ui.css'];

describe('the reference', () => {
  test('is a valid OpenAPI 3.1 document', async () => {
    const result = await new Validator().validate(structuredClone(openApi));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test('is a valid AsyncAPI 3 document', () => {
    const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
    const validate = ajv.compile(specs.schemasWithoutId['3.0.0'] as object);
    expect(validate(asyncApi), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
  });

  test('has every route of the API, and no other', () => {
    const ops = namesOf(opsApi({ opsSecret: Buffer.alloc(32) } as unknown as HttpContext));
    const context = { feeds: {}, opsSecret: Buffer.alloc(32), embedOrigins: [] };
    const all = namesOf(apiRoutes(context as unknown as HttpContext));
    const routes = all
      .filter((route) => !PARTS_OF_DOCS.includes(route) && !ops.includes(route))
      .concat(ops.map((route) => route.replace(' ', ' /ops')));
    const described = OPERATIONS.filter(({ atRoot }) => !atRoot).map(
      (operation) => `${operation.method} ${operation.path}`,
    );
    expect(routes.length).toBeGreaterThan(40);
    expect(described.filter((route) => route !== 'get /docs').sort()).toEqual(routes.sort());
  });

  test('has every event that a socket says or hears', () => {
    const code = sourceFiles()
      .filter((file) => file.path.startsWith('server/realtime/') && !file.path.endsWith('.test.ts'))
      .map((file) => file.text)
      .join('\n');
    const said = [...code.matchAll(/(?:\.emit\(|\{ name: )'([a-z]+)'/g)].map((match) => match[1]);
    const readers = serveReaders({ changes: { listen: () => undefined }, readerSecret: '' });
    const services = [serveFollows({} as unknown as FollowDeps), serveWatches({} as unknown as WatchDeps), readers];
    const heard = services.flatMap(({ requests }) => Object.keys(requests));
    expect([...new Set(said)].sort()).toEqual(Object.keys(SENT).sort());
    expect(heard.sort()).toEqual(Object.keys(HEARD).sort());
    expect(Object.keys((asyncApi.operations ?? {}) as object)).toHaveLength(said.length === 0 ? 0 : 15);
  });

  test('names no call twice, and everything that it refers to is there', () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const document of [openApi, asyncApi]) {
      const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
      expect([...new Set(refs)].filter((ref) => lookUp(document, ref) === undefined)).toEqual([]);
    }
  });

  test('describes lists of a query as lists, and what is required as required', () => {
    const paths = openApi.paths as Record<string, Record<string, { parameters: { name: string }[] }>>;
    const parameters = paths['/stories']?.get?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'any')).toMatchObject({
      style: 'form',
      explode: false,
      schema: { type: 'array', maxItems: 50, items: { type: 'string' } },
    });
    expect(parameters.some((parameter) => 'required' in parameter)).toBe(false);
  });

  test('is spoken of in the README', () => {
    expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain('/api/v1/docs');
  });
});
