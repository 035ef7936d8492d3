import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clientTypes } from '../../scripts/types-of-client.ts';
import { ROOT } from './source-files.ts';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const own = JSON.parse(read('packages/client/package.json'));
const whole = JSON.parse(read('package.json'));

test('CLIENT1 the types of the client package are those of the API: else run scripts/client-types.mjs', async () => {
  expect(read('packages/client/src/api-types.ts') === (await clientTypes())).toBe(true);
});

test('the client package has the version and the licence of the whole, and the versions that are tested', () => {
  expect([own.version, own.license]).toEqual([whole.version, whole.license]);
  expect(read('packages/client/LICENSE')).toBe(read('LICENSE'));
  for (const [name, version] of Object.entries(own.dependencies)) expect(whole.dependencies[name]).toBe(version);
});
