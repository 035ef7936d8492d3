// Writes the table of metrics in docs/operations.md from the code: `node scripts/metrics-table.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { knownMetrics } from './known-metrics.ts';

const DOC = path.join(import.meta.dirname, '../docs/operations.md');
const rows = knownMetrics().map(({ name, labels, on, help }) => {
  const named = labels.map((label) => `\`${label}\``).join(', ');
  return `| \`${name}\` | ${on} | ${named} | ${help} |`;
});
const table = ['| metric | on | labels | what |', '| --- | --- | --- | --- |', ...rows].join('\n');
const text = readFileSync(DOC, 'utf8');
writeFileSync(DOC, text.replace(/(\n\n)(METRICS|\| metric \| on [\s\S]*?)(\n\n)/, `$1${table}$3`));
