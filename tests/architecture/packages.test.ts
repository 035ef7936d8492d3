import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

const { engines, allowScripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const { npmProblem } = await import(path.join(ROOT, 'scripts/required-versions.mjs'));

test('an npm that does not know the list of install scripts is refused before it installs', () => {
  expect(Object.keys(allowScripts).length).toBeGreaterThan(0);
  expect(engines.npm).toBe('>=11');
  expect(npmProblem('10.9.4')).toMatch(/need npm 11 or newer.*this is npm 10\.9\.4.*npm install --global npm@11/);
  expect(npmProblem('11.0.0')).toBeUndefined();
  expect(npmProblem('12.1.0')).toBeUndefined();
});
