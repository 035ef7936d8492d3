// Builds the client package into packages/client/dist: one ES module, and its types. `npm pack` in packages/client
// runs it.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.join(import.meta.dirname, '..');
const PACKAGE = path.join(ROOT, 'packages/client');
const { dependencies } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));

rmSync(path.join(PACKAGE, 'dist'), { recursive: true, force: true });
await build({
  configFile: false,
  root: PACKAGE,
  logLevel: 'error',
  publicDir: false,
  build: {
    target: 'es2022',
    minify: false,
    lib: { entry: 'src/newswire-client.ts', formats: ['es'], fileName: 'newswire-client' },
    rolldownOptions: { external: Object.keys(dependencies) },
  },
});
const compiled = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', PACKAGE], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
// What imports the package resolves `./x.js` to `./x.d.ts`.
for (const file of globSync('dist/types/**/*.d.ts', { cwd: PACKAGE })) {
  const where = path.join(PACKAGE, file);
  writeFileSync(where, readFileSync(where, 'utf8').replace(/(['"]\.{1,2}\/[^'"\n]*)\.ts(['"])/g, '$1.js$2'));
}
