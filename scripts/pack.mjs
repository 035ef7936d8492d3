// Makes the npm package: `npm run pack` writes dist/newswire-VERSION.tgz. Node strips no types inside node_modules, so
// the package has JavaScript; its page is built, and it has neither tests nor what only building needs.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { buildPageIfStale } from '../cli/up/build-page.ts';

const ROOT = path.join(import.meta.dirname, '..');
const STAGE = path.join(ROOT, '.cache/package');
const CODE = ['cli', 'demo', 'server', 'shared', 'worker'];
const AS_THEY_ARE = [
  'dist/client',
  'dist/ops',
  'dist/admin',
  'docs',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
];
const LEFT_OUT = /\.(test|fixture)\.ts$|^docs\/(images|decisions)(\/|$)|^docs\/performance\.md$|\.DS_Store$/;
/** `./shared/wire.ts`, in an import or in the address of a thread's code. */
const OWN_MODULE = /(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g;
/** Asks for a package that reports installations to its maker, so its files come inside ours. */
const BUNDLED = 'swagger-ui-dist';
const BUNDLED_FILES = [
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'swagger-ui.css',
  'LICENSE',
  'NOTICE',
];
/** Builds the page, which the package has. */
const BUILDS_THE_PAGE = ['vite'];

await buildPageIfStale();
rmSync(STAGE, { recursive: true, force: true });
const sources = CODE.flatMap(filesIn).map(stage);
for (const entry of AS_THEY_ARE) {
  cpSync(path.join(ROOT, entry), path.join(STAGE, entry), { recursive: true, filter: isWanted });
}
writeManifest(sources.join('\n'));
bundle();
const target = process.argv[2] ?? path.join(ROOT, 'dist');
mkdirSync(target, { recursive: true });
run(['pack', '--pack-destination', path.resolve(target)]);

/** Copies a file, as JavaScript if it is code; returns the code. */
function stage(file) {
  const isTypeScript = file.endsWith('.ts');
  const from = path.join(ROOT, file);
  const to = path.join(STAGE, isTypeScript ? file.replace(/\.ts$/, '.js') : file);
  mkdirSync(path.dirname(to), { recursive: true });
  if (!isTypeScript && !/\.m?js$/.test(file)) {
    cpSync(from, to);
    return '';
  }
  const source = readFileSync(from, 'utf8');
  const code = (isTypeScript ? stripTypeScriptTypes(source) : source).replace(OWN_MODULE, '$1$2.js$1');
  writeFileSync(to, code);
  return code;
}

function filesIn(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => isWanted(path.join(ROOT, file)) && !file.endsWith('.d.ts'));
}

function isWanted(file) {
  return !LEFT_OUT.test(path.relative(ROOT, file).replaceAll('\\', '/'));
}

/** The package's own package.json: what the code needs at run time, and nothing that runs at install time. */
function writeManifest(code) {
  const ours = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const { name, version, description, license, type, bin, engines, optionalDependencies } = ours;
  const needed = Object.entries(ours.dependencies).filter(
    ([dependency]) => !BUILDS_THE_PAGE.includes(dependency) && new RegExp(`['"]${dependency}['"/]`).test(code),
  );
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  // Exactly the versions that are tested.
  const dependencies = Object.fromEntries(needed.map(([of]) => [of, packages[`node_modules/${of}`].version]));
  const manifest = { name, version, description, license, type, bin, engines: { node: engines.node } };
  const all = { ...manifest, dependencies, optionalDependencies, bundleDependencies: [BUNDLED] };
  writeFileSync(path.join(STAGE, 'package.json'), `${JSON.stringify(all, null, 2)}\n`);
}

/** Puts a package inside ours, without what it asks for. */
function bundle() {
  const [from, to] = [ROOT, STAGE].map((folder) => path.join(folder, 'node_modules', BUNDLED));
  mkdirSync(to, { recursive: true });
  for (const file of BUNDLED_FILES) cpSync(path.join(from, file), path.join(to, file));
  const { name, version, license } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8'));
  writeFileSync(path.join(to, 'package.json'), `${JSON.stringify({ name, version, license }, null, 2)}\n`);
}

function run(args) {
  const { status } = spawnSync('npm', args, {
    cwd: STAGE,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
