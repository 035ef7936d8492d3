import { check } from 'recheck';
import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { sourceFiles } from '../architecture/source-files.ts';

const CHECK_MS = 500;
/** Without one of these a pattern takes as long as it is itself. */
const UNBOUNDED = /[*+]|\{\d+,\}/;
// Its other forms are left out by the overrides in package.json.
process.env.RECHECK_BACKEND = 'pure';

/** They read our own templates, a date of 120 characters or a phrase of a few words: nothing long of a stranger's. */
const SHORT_OR_OWN = [
  'server/http/ops/',
  'server/http/pages/page-template.ts',
  'client/build/',
  'shared/node/db/installation/migration-kind.ts',
  'worker/feeds/parse/feed-date.ts',
  'worker/ingest/topics/names/titles.ts',
];

/** Made once, of our own lists of words and units in six languages. */
const OF_OWN_WORDS = [
  'shared/domain/search/scan-query.ts',
  'shared/node/db/backup/own-names.ts',
  'worker/ingest/facts/boilerplate.ts',
  'worker/ingest/facts/find-numbers.ts',
  'worker/ingest/facts/quantity.ts',
];

interface Pattern {
  file: string;
  source: string;
  flags: string;
}

const patterns: Pattern[] = [];
const built: string[] = [];
for (const { path, text } of sourceFiles()) {
  if (!/\.tsx?$/.test(path) || /^tests\/|\.test\.ts$/.test(path)) continue;
  new Visitor({
    Literal(node) {
      if ('regex' in node) patterns.push({ file: path, source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') built.push(path);
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') built.push(path);
    },
  }).visit(parseSync(path, text).program);
}

test('no pattern of ours can be made to run for ever', async () => {
  expect(patterns.length).toBeGreaterThan(150);
  const judged = patterns.filter(
    ({ file, source }) => UNBOUNDED.test(source) && !SHORT_OR_OWN.some((own) => file.startsWith(own)),
  );
  const slow: string[] = [];
  for (const { file, source, flags } of judged) {
    const found = await check(source, flags, { timeout: CHECK_MS });
    if (found.status === 'vulnerable') slow.push(`${file}: /${source}/${flags} is ${found.complexity.summary}`);
  }
  expect(slow).toEqual([]);
}, 240_000);

test('no pattern is made of what somebody sent', () => {
  expect(built.filter((file) => !OF_OWN_WORDS.includes(file))).toEqual([]);
});
