// Writes the README's table of environment variables from the code: `node scripts/env-table.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ENV_TABLE } from '../shared/node/config/env-table.ts';

const README = path.join(import.meta.dirname, '../README.md');
const rows = Object.entries(ENV_TABLE).map(([name, row]) => {
  const value = row.default === undefined ? '' : `\`${row.default}\``;
  return `| \`${name}\` | ${value} | ${row.help} |`;
});
const table = ['| variable | default | what it does |', '| --- | --- | --- |', ...rows].join('\n');
const text = readFileSync(README, 'utf8');
writeFileSync(README, text.replace(/(## Environment variables\n\n)[\s\S]*?(\n\n## )/, `$1${table}$2`));
