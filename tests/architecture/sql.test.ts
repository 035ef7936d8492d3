import { parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Begins, commits and names of tables of our own: texts that hold no value. */
const PLAIN_TEXT = ['TemplateLiteral', 'Literal'];

/** Every call of `.query(…)` outside of tests, and every use of a raw piece of SQL. */
function findQueries() {
  const queries: { file: string; kind: string; parts: number }[] = [];
  const raw: string[] = [];
  for (const { path, text } of sourceFiles()) {
    if (!/^(server|worker|shared|cli)\/.*(?<!\.test)\.ts$/.test(path)) continue;
    new Visitor({
      CallExpression({ callee, arguments: [first] }) {
        if (callee.type === 'Identifier' && callee.name === 'raw') raw.push(path);
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (callee.property.name !== 'query' || !first) return;
        const parts = first.type === 'TemplateLiteral' ? first.expressions.length : 0;
        queries.push({ file: path, kind: first.type, parts });
      },
    }).visit(parseSync(path, text).program);
  }
  return { queries, raw };
}

/** Reads every file of ours, on a machine that may be busy. */
const PATIENT_MS = 60_000;

test(
  'no query is put together as a string',
  () => {
    const { queries, raw } = findQueries();
    expect(queries.filter(({ kind }) => kind === 'TaggedTemplateExpression').length).toBeGreaterThan(100);
    const joined = queries.filter(
      ({ kind, parts }) => parts > 0 || kind === 'BinaryExpression' || (kind === 'CallExpression' && parts > 0),
    );
    expect(joined).toEqual([]);
    expect(raw).toEqual([]);
    const texts = queries.filter(({ kind }) => PLAIN_TEXT.includes(kind));
    expect(
      texts.filter(({ file }) => !file.startsWith('shared/node/') && !file.startsWith('server/embedded/')),
    ).toEqual([]);
  },
  PATIENT_MS,
);
