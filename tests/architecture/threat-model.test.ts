import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

test('every file that docs/threat-model.md says holds something is there', () => {
  const text = readFileSync(path.join(ROOT, 'docs/threat-model.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| (?!---|what somebody)/.test(line));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const held = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
    expect(held.length, row).toBeGreaterThan(0);
    expect(held.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  }
});
