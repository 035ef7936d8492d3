import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '../../server/http/reference/openapi.ts';
import type { Operation } from '../../server/http/reference/operation.ts';
import { allows, SCOPES, type Scope } from '../../shared/domain/scope.ts';
import { openWorld, type World } from '../helpers/world.ts';

const ID = '018f0000-0000-7000-8000-000000000000';
const KEY_CODES = ['key_missing', 'key_unknown', 'key_revoked', 'scope_missing'];

let world: World;
const keys = new Map<Scope, string>();
beforeAll(async () => {
  world = await openWorld({ workers: 0 });
  const { id } = await world.publisher('One key for each scope');
  for (const scope of SCOPES) {
    const { body } = await world.api().post(`/publishers/${id}/keys`, { scopes: [scope] });
    keys.set(scope, body.key);
  }
});
afterAll(() => world.close());

interface Said {
  status: number;
  code: string | undefined;
}

/** What a call answers to this key; some answers never end, and no more than their head is read. */
async function ask({ method, path, atRoot }: Operation, key?: string): Promise<Said> {
  const abort = new AbortController();
  const address = path.replace(':name', 'edit').replace(':queue', 'edit').replace(/:seq/, '1').replace(/:\w+/g, ID);
  const answer = await fetch(`${world.url()}${atRoot ? '' : '/api/v1'}${address}`, {
    method: method.toUpperCase(),
    signal: abort.signal,
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json', ...(key !== undefined && { Authorization: `Bearer ${key}` }) },
    ...(method !== 'get' && { body: '{}' }),
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem') ?? false;
  const code = isProblem ? ((await answer.json()) as { code: string }).code : undefined;
  abort.abort();
  return { status: answer.status, code };
}

/** The table: each call of the reference, by whose it is. */
const KEYED = OPERATIONS.flatMap((operation) =>
  SCOPES.includes(operation.who as Scope) ? [{ operation, scope: operation.who as Scope }] : [],
);
const OPEN = OPERATIONS.filter(({ who }) => who === 'anyone' || who === 'reader');

test('the table has every call', () => {
  expect(KEYED.length + OPEN.length).toBe(OPERATIONS.length);
  for (const scope of SCOPES) expect(KEYED.filter((call) => call.scope === scope).length).toBeGreaterThan(3);
});

test.each(KEYED)('$operation.method $operation.path is for keys with the scope $scope', async (call) => {
  const { operation, scope } = call;
  expect(await ask(operation)).toEqual({ status: 401, code: 'key_missing' });
  expect(await ask(operation, 'nw_nobody-has-this-key')).toEqual({ status: 401, code: 'key_unknown' });
  for (const [other, key] of keys) {
    const said = await ask(operation, key);
    const mayPass = allows([other], scope) || (operation.orOperator === true && other === 'admin');
    if (!mayPass) expect([other, said]).toEqual([other, { status: 403, code: 'scope_missing' }]);
    else expect(KEY_CODES).not.toContain(said.code);
    expect(said.status).toBeLessThan(500);
  }
});

test.each(OPEN)('$method $path asks nobody for a key', async (operation) => {
  const said = await ask(operation);
  expect(KEY_CODES).not.toContain(said.code);
  // What this server does not offer is 501.
  if (said.status !== 501) expect(said.status).toBeLessThan(500);
});

test('what readers write needs a name', async () => {
  const readers = OPERATIONS.filter(({ who, method }) => who === 'reader' && method !== 'get');
  expect(readers.length).toBeGreaterThanOrEqual(3);
  for (const operation of readers) {
    const { status } = await ask(operation);
    expect([operation.id, status >= 400 && status < 500]).toEqual([operation.id, true]);
  }
});
