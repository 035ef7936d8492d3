import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseSync, Visitor } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');
const dir = mkdtempSync(path.join(tmpdir(), 'newswire-package-'));
/** In a folder of this name, as npm installs it: Node strips no types there. */
const installed = path.join(dir, 'node_modules/newswire');

beforeAll(async () => {
  await run(process.execPath, [path.join(ROOT, 'scripts/pack.mjs'), dir], { cwd: ROOT });
  const [tarball = ''] = readdirSync(dir).filter((file) => file.endsWith('.tgz'));
  mkdirSync(installed, { recursive: true });
  await run('tar', ['xzf', path.join(dir, tarball), '--strip-components=1', '-C', installed]);
}, 240_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));

test('the package has the built page and no tests, sources of the page or types', () => {
  const files = filesOf(installed);
  for (const needed of [
    'cli/newswire.mjs',
    'cli/main.js',
    'dist/client/index.html',
    'dist/ops/index.html',
    'dist/admin/index.html',
  ]) {
    expect(files).toContain(needed);
  }
  expect(files.filter((file) => file.endsWith('.sql')).length).toBeGreaterThan(40);
  expect(files.filter((file) => /\.(ts|tsx)$|\.test\.|^(tests|client|scripts)\//.test(file))).toEqual([]);
  const { private: isPrivate, scripts, devDependencies, bin } = manifest();
  expect([isPrivate, scripts, devDependencies, bin]).toEqual([
    undefined,
    undefined,
    undefined,
    { newswire: 'cli/newswire.mjs' },
  ]);
});

test('the package names every package that its code imports, and none that reports installations', () => {
  const { dependencies, optionalDependencies } = manifest();
  const named = { ...dependencies, ...optionalDependencies };
  const imported = filesOf(installed)
    .filter((file) => /^(cli|demo|server|shared|worker)\/.*\.m?js$/.test(file))
    .flatMap((file) => importsOf(file, readFileSync(path.join(installed, file), 'utf8')));
  expect(imported.length).toBeGreaterThan(100);
  const missing = imported.filter((name) => !(name in named) && name !== 'vite');
  expect([...new Set(missing)]).toEqual([]);
  const bundled = JSON.parse(readFileSync(path.join(installed, 'node_modules/swagger-ui-dist/package.json'), 'utf8'));
  expect(bundled).not.toHaveProperty('dependencies');
});

test('newswire runs from inside node_modules: its help, its version, and doctor', async () => {
  // What npm would install is here already.
  rmSync(path.join(installed, 'node_modules'), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(installed, 'node_modules'));
  const newswire = (...args: string[]) =>
    run(process.execPath, [path.join(installed, 'cli/newswire.mjs'), ...args], {
      env: { ...process.env, ...services(), NEWSWIRE_DATA_DIR: path.join(dir, 'data') },
    });
  expect((await newswire('--help')).stdout).toContain('newswire [options] [command]');
  expect((await newswire('--version')).stdout.trim()).toBe(manifest().version);
  const findings = await newswire('doctor', '--json').then(
    ({ stdout }) => JSON.parse(stdout),
    ({ stdout }) => JSON.parse(stdout),
  );
  const said = findings.map(({ subject, says }: { subject: string; says: string }) => `${subject}: ${says}`);
  expect(said).toContain('Postgres: the tables are missing');
  await newswire('migrate');
  expect(existsSync(path.join(dir, 'data')), 'nothing was written').toBe(false);
});

function services(): Record<string, string> {
  const name = `p${process.pid}`;
  return {
    DATABASE_URL: inject('databaseUrl'),
    REDIS_URL: inject('redisUrl'),
    NEWSWIRE_SCHEMA: name,
    NEWSWIRE_PREFIX: name,
  };
}

function manifest() {
  return JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
}

/** The packages that a file imports, statically or not. */
function importsOf(file: string, code: string): string[] {
  const sources: string[] = [];
  new Visitor({
    ImportDeclaration: ({ source }) => void sources.push(source.value),
    ExportNamedDeclaration: ({ source }) => void (source && sources.push(source.value)),
    ImportExpression: ({ source }) => void (source.type === 'Literal' && sources.push(String(source.value))),
  }).visit(parseSync(file, code).program);
  const bare = sources.filter((source) => !/^(\.|node:)/.test(source) && !builtinModules.includes(source));
  return bare.map((source) =>
    source
      .split('/')
      .slice(0, source.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}
