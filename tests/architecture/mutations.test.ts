import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MUTATIONS } from '../mutations/mutations.ts';
import { ROOT } from './source-files.ts';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const decision = read('docs/decisions/020-mutations.md');

test.each(MUTATIONS)('“$name” can be tried, and stands in the table', ({ name, file, search, test: missed }) => {
  expect(read(file).split(search)).toHaveLength(2);
  const words = missed.name.startsWith('/') ? 'OPERATIONS' : missed.name;
  expect(read(missed.file)).toContain(words);
  expect(decision).toContain(`| ${name} | \`${file}\` | \`${missed.file}\`, “${missed.name}” |`);
});
