import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireKey, resolveConnection } from './connection.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function envWithLocal(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const local = { url: 'http://localhost:4000', adminKey: 'local-key', pid: 1 };
  writeFileSync(path.join(dir, 'connection.json'), JSON.stringify(local));
  return { NEWSWIRE_DATA_DIR: dir, ...extra };
}

test('options win over the environment, which wins over the local server', () => {
  const env = envWithLocal({ NEWSWIRE_URL: 'http://env.example', NEWSWIRE_KEY: 'env-key' });
  expect(resolveConnection({ url: 'http://flag.example/', key: 'flag-key' }, env)).toEqual({
    url: 'http://flag.example',
    key: 'flag-key',
  });
  expect(resolveConnection({}, env)).toEqual({ url: 'http://env.example', key: 'env-key' });
});

test('the local server and its admin key are found by themselves', () => {
  expect(resolveConnection({}, envWithLocal())).toEqual({ url: 'http://localhost:4000', key: 'local-key' });
});

test('the local admin key is not sent to another server', () => {
  expect(resolveConnection({ url: 'http://elsewhere.example' }, envWithLocal()).key).toBeUndefined();
});

test('without a local server the address is port 3000 and the missing key is explained', () => {
  const connection = resolveConnection({}, { NEWSWIRE_DATA_DIR: dir });
  expect(connection).toEqual({ url: 'http://localhost:3000', key: undefined });
  expect(() => requireKey(connection)).toThrow(/--key KEY or NEWSWIRE_KEY/);
});

test('an address that is not http is refused', () => {
  expect(() => resolveConnection({ url: 'ftp://x' }, { NEWSWIRE_DATA_DIR: dir })).toThrow(/not an http/);
});
