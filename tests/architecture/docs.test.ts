import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { knownMetrics } from '../../scripts/known-metrics.ts';
import { QUEUE_NAMES } from '../../shared/contract/queue-shapes.ts';
import { ERRORS } from '../../shared/domain/errors.ts';
import type { EnvRow } from '../../shared/node/config/env-row.ts';
import { ENV_TABLE } from '../../shared/node/config/env-table.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const operations = readFileSync(path.join(ROOT, 'docs/operations.md'), 'utf8');
const protocol = readFileSync(path.join(ROOT, 'docs/protocol.md'), 'utf8');

function rowsOf(markdown: string, heading: string): string[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  // Tables may be padded; what they say is what counts.
  const lines = section.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => /^\| `/.test(line));
}

test("the README's table of environment variables says what the code says", () => {
  const expected = Object.entries(ENV_TABLE).map(([name, row]: [string, EnvRow]) => {
    const value = row.default === undefined ? '' : `\`${row.default}\``;
    return `| \`${name}\` | ${value} | ${row.help} |`.replace(/\s+/g, ' ');
  });
  expect(rowsOf(readme, 'Environment variables')).toEqual(expected);
});

test('no other environment variable of ours is read', () => {
  const known = Object.keys(ENV_TABLE);
  const read = sourceFiles()
    .filter((file) => !file.path.startsWith('tests/'))
    .flatMap((file) => [...file.text.matchAll(/env\.([A-Z][A-Z0-9_]+)/g)].map((match) => match[1] ?? ''))
    .filter((name) => !['PATH', 'NO_COLOR', 'FORCE_COLOR', 'CI', 'NODE_ENV'].includes(name));
  expect([...new Set(read)].filter((name) => !known.includes(name))).toEqual([]);
});

test('every error code is in docs/protocol.md with its status, and no other', () => {
  const expected = Object.entries(ERRORS).map(([code, { status }]) => `${code} ${status}`);
  const documented = rowsOf(protocol, 'Error codes').map((line) => {
    const [, code, status] = /^\| `([a-z_]+)`\s+\|\s+(\d+)/.exec(line) ?? [];
    return `${code} ${status}`;
  });
  expect(documented.sort()).toEqual(expected.sort());
});

test('docs/operations.md names every metric with its labels and help, and no other', () => {
  const expected = knownMetrics().map(({ name, on, labels, help }) => {
    const named = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${on} | ${named} | ${help} |`.replace(/\s+/g, ' ');
  });
  expect(expected.length).toBeGreaterThan(20);
  expect(rowsOf(operations, 'Metrics').filter((row) => row.startsWith('| `newswire_'))).toEqual(expected);
});

test('every queue is among those that operators see', () => {
  const files = sourceFiles().filter((file) => file.path.startsWith('shared/node/queue/'));
  const named = files.flatMap((file) => [...file.text.matchAll(/_QUEUE = '([a-z-]+)'/g)].map((match) => match[1]));
  expect([...QUEUE_NAMES].sort()).toEqual(named.sort());
});

test('every rule that a test cites is in docs/protocol.md', () => {
  const rules = new Set([...protocol.matchAll(/^- \*\*([A-Z]+\d+)\*\*/gm)].map((match) => match[1]));
  expect(rules.size).toBeGreaterThan(10);
  const cited = sourceFiles()
    .filter((file) => file.path.endsWith('.test.ts'))
    .flatMap((file) =>
      [
        ...file.text.matchAll(
          /\b((?:WIRE|CATCH|CHAN|INTAKE|EDIT|SLOW|FEED|LINE|LIST|EXPORT|REF|HOOK|DESK|COMMENT|MOD|WATCH|PAGE|OUT|SSE|PUSH|ALERT|READER|LIMIT|OFF|EMBED|LOAD|LIVE|NINJS|SUBJECT|CLIENT)\d+)\b/g,
        ),
      ].map((m) => m[1]),
    );
  expect(cited.filter((rule) => !rules.has(rule))).toEqual([]);
});
