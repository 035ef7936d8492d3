import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from './config.ts';
import { readEnv } from './read-env.ts';
import { SECRET_NAMES } from './secret-files.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'newswire-secrets-'));
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
}

test('every secret can stand in a file, and a newline at its end is not of it', () => {
  const redis = ['REDIS_URL', 'REDIS_PASSWORD', 'REDIS_SENTINEL_PASSWORD'];
  const postgres = ['DATABASE_URL', 'DATABASE_READ_URL', 'DATABASE_DIRECT_URL'];
  expect(SECRET_NAMES).toEqual([...redis, ...postgres, 'NEWSWIRE_ADMIN_KEY', 'NEWSWIRE_KEY', 'NEWSWIRE_SMTP_URL']);
  const config = loadConfig({
    REDIS_URL_FILE: file('redis', 'redis://from-file\n'),
    DATABASE_URL_FILE: file('database', 'postgres://from-file/x\n'),
    NEWSWIRE_ADMIN_KEY_FILE: file('key', 'a-key-from-a-file-of-ours\n'),
  });
  expect(config.redis.url).toBe('redis://from-file');
  expect(config.database.url).toBe('postgres://from-file/x');
  expect(config.adminKey).toBe('a-key-from-a-file-of-ours');
});

test('a secret that is given twice, or whose file is empty or not there, is refused by name', () => {
  const env = {
    REDIS_URL: 'redis://here',
    REDIS_URL_FILE: file('twice', 'redis://there'),
    DATABASE_URL_FILE: path.join(dir, 'missing'),
    NEWSWIRE_KEY_FILE: file('empty', '\n'),
  };
  expect(() => readEnv(env)).toThrow(/REDIS_URL and REDIS_URL_FILE must not both be set/);
  expect(() => readEnv(env)).toThrow(/DATABASE_URL_FILE must name a file that can be read/);
  expect(() => readEnv(env)).toThrow(/NEWSWIRE_KEY_FILE must name a file that is not empty/);
});

test('what is no secret has no file', () => {
  expect(readEnv({ PORT_FILE: file('port', '1') }).PORT).toBe('3000');
});
