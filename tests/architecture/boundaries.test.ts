import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, type SourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const isTest = (file: SourceFile): boolean => file.path.endsWith('.test.ts') || file.path.startsWith('tests/');
const code = files.filter((file) => !isTest(file));

/** Which of our folders each folder may import, besides itself. Longest match wins. */
const MAY_IMPORT: Record<string, string[]> = {
  'shared/domain': [],
  'shared/contract': ['shared/domain'],
  'shared/languages': ['shared/domain'],
  'shared/node': ['shared/domain', 'shared/contract'],
  packages: ['shared/domain'],
  client: ['shared/domain', 'shared/contract', 'shared/languages', 'packages'],
  'server/limits': ['shared'],
  'server/telemetry': ['shared'],
  'server/comments': ['shared'],
  'server/coverages': ['shared'],
  'server/publishers': ['shared', 'server/coverages'],
  'server/site': ['shared', 'server/limits'],
  'server/drafts': ['shared'],
  'server/reach': ['shared', 'server/live'],
  'server/people': ['shared', 'server/readers'],
  'server/readers': ['shared'],
  'server/replicas': ['shared', 'server/telemetry'],
  'server/live': ['shared', 'server/limits', 'server/replicas', 'server/telemetry'],
  'server/canary': ['shared', 'server/live', 'server/telemetry'],
  'server/intake': ['shared'],
  'server/sse': ['shared', 'server/live', 'server/limits', 'server/telemetry'],
  'server/pictures': ['shared', 'server/limits'],
  'server/http': [
    'shared',
    'server/comments',
    'server/coverages',
    'server/drafts',
    'server/reach',
    'server/intake',
    'server/limits',
    'server/live',
    'server/pictures',
    'server/people',
    'server/publishers',
    'server/site',
    'server/readers',
    'server/replicas',
    'server/sse',
    'server/telemetry',
  ],
  'server/realtime': ['shared', 'server/live', 'server/limits', 'server/readers', 'server/telemetry'],
  'server/embedded': ['shared/node'],
  server: ['shared'],
  worker: ['shared'],
  demo: ['shared/domain', 'shared/contract', 'shared/node/lifecycle'],
  cli: ['shared', 'server', 'worker', 'demo'],
  scripts: [
    'cli',
    'demo',
    'server/embedded',
    'server/http/reference',
    'server/telemetry',
    'shared/domain',
    'shared/languages',
    'shared/node',
    'worker',
    'tests/helpers',
  ],
};

function folderOf(file: string): string {
  const folders = Object.keys(MAY_IMPORT).filter((folder) => file.startsWith(`${folder}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? '';
}

function isOwn(imported: string): boolean {
  return existsSync(path.join(ROOT, imported)) && imported.includes('/') && !imported.startsWith('@');
}

test('the check sees the project', () => {
  expect(code.length).toBeGreaterThan(100);
  expect(code.flatMap((file) => file.imports.filter(isOwn)).length).toBeGreaterThan(200);
});

describe('imports', () => {
  test('every own import names a file that exists, with its ending', () => {
    const missing = files.flatMap((file) =>
      file.imports
        .filter((imported) => /^(client|server|worker|shared|cli|demo|packages|scripts|tests)\//.test(imported))
        .filter((imported) => !existsSync(path.join(ROOT, imported)))
        .map((imported) => `${file.path} → ${imported}`),
    );
    expect(missing).toEqual([]);
  });

  test('stay inside the layer boundaries', () => {
    const crossings = code.flatMap((file) => {
      const folder = folderOf(file.path);
      const allowed = [folder, ...(MAY_IMPORT[folder] ?? [])];
      return file.imports
        .filter(isOwn)
        .filter((imported) => !allowed.some((other) => imported.startsWith(`${other}/`)))
        .map((imported) => `${file.path} → ${imported}`);
    });
    expect(crossings).toEqual([]);
  });

  test('the domain uses no package and nothing of Node', () => {
    const foreign = code
      .filter((file) => file.path.startsWith('shared/domain/'))
      .flatMap((file) => file.imports.filter((imported) => !isOwn(imported)));
    expect(foreign).toEqual([]);
  });

  test('what runs in the page uses nothing of Node', () => {
    const node = code
      .filter(
        (file) =>
          /^(client|packages\/client\/src|shared\/contract)\//.test(file.path) && !file.path.endsWith('vite.config.ts'),
      )
      .flatMap((file) => file.imports.filter((name) => name.startsWith('node:') || builtinModules.includes(name)));
    expect(node).toEqual([]);
  });

  test('form no cycles', () => {
    expect(findCycles(files)).toEqual([]);
  });
});

describe('files', () => {
  test('few are over 200 lines, and none over 250', () => {
    const lengths = code.filter((file) => !file.path.startsWith('demo/')).map((file) => file.text.split('\n').length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(250);
    expect(lengths.filter((length) => length > 200).length).toBeLessThanOrEqual(5);
    const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
    expect(median).toBeLessThanOrEqual(100);
  });

  test('are named for their job', () => {
    const vague = code.filter((file) => /\/(utils?|helpers?|misc|common|index)\.tsx?$/.test(file.path));
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  test('SQL stands in the stores alone', () => {
    const sql = code.filter(
      (file) => file.imports.includes('sql-template-tag') && !/^shared\/node\/db\/|\/health\.ts$/.test(file.path),
    );
    expect(sql.map((file) => file.path)).toEqual([]);
  });
});

function findCycles(all: SourceFile[]): string[] {
  const graph = new Map(all.map((file) => [file.path, file.imports.filter(isOwn)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const imported of graph.get(file) ?? []) visit(imported, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
