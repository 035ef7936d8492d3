import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isContraction } from '../../shared/node/db/installation/migration-kind.ts';
import { ROOT } from './source-files.ts';

const FOLDER = path.join(ROOT, 'shared/node/db/migrations');
const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
/** Took away what no release had ever had. */
const BEFORE_THE_FIRST_RELEASE = ['003_storylines'];

const migrations = readdirSync(FOLDER).map((file) => ({
  name: path.basename(file, '.sql'),
  sql: readFileSync(path.join(FOLDER, file), 'utf8'),
}));

test('a migration only adds, so that two versions can run side by side, or the changelog calls it a contraction', () => {
  const found = migrations.filter(({ sql }) => isContraction(sql)).map(({ name }) => name);
  const unsaid = found.filter((name) => !changelog.includes(`contraction (\`${name}\`)`));
  expect(unsaid).toEqual(BEFORE_THE_FIRST_RELEASE);
});

test('what takes away, or asks for more than there was, is seen', () => {
  const added = 'ALTER TABLE a ADD COLUMN b text';
  expect(
    [`${added};`, `${added} NOT NULL DEFAULT '';`, `${added}; -- Down Migration\nDROP TABLE a`].map(isContraction),
  ).toEqual([false, false, false]);
  const wrong = ['DROP COLUMN b', 'RENAME b TO c', 'ALTER COLUMN b SET NOT NULL', 'ALTER COLUMN b TYPE int'];
  for (const change of wrong) expect(isContraction(`ALTER TABLE a ${change};`)).toBe(true);
  expect(isContraction(`${added} NOT NULL;`)).toBe(true);
});

test('each has a number of its own and a way back', () => {
  const numbers = migrations.map(({ name }) => name.slice(0, 3));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(migrations.filter(({ sql }) => !sql.includes('-- Down Migration')).map(({ name }) => name)).toEqual([]);
});
