import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureProgram, type WantedProgram } from './install-program.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'newswire-install-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const wanted: WantedProgram = {
  title: 'Thing',
  programs: ['thing-server', 'other-thing'],
  packages: { 'apt-get': ['thing'], dnf: ['thing-rpm'], apk: ['thing-apk'], brew: ['thing-brew'] },
  help: 'Get a thing.',
};

async function script(name: string, body: string): Promise<void> {
  await writeFile(path.join(dir, name), `#!/bin/sh\n${body}\n`);
  await chmod(path.join(dir, name), 0o755);
}

test('what is on the PATH is taken, in the order of preference', async () => {
  await script('other-thing', '');
  expect(await ensureProgram(wanted, { PATH: dir }, () => undefined)).toBe(path.join(dir, 'other-thing'));
});

test('what is missing is installed with the package manager that there is, under its name there', async () => {
  const said: string[] = [];
  await script(
    'brew',
    `echo "$@" > ${dir}/called; echo '#!/bin/sh' > ${dir}/thing-server; /bin/chmod +x ${dir}/thing-server`,
  );
  expect(await ensureProgram(wanted, { PATH: dir }, (line) => said.push(line))).toBe(path.join(dir, 'thing-server'));
  expect(await readFile(path.join(dir, 'called'), 'utf8')).toBe('install thing-brew\n');
  expect(said).toEqual(['installing Thing with brew']);
});

test('a package manager that fails is quoted, with what to do instead', async () => {
  await script('brew', 'echo "no network" >&2; exit 1');
  await expect(ensureProgram(wanted, { PATH: dir }, () => undefined)).rejects.toThrow(
    /brew could not install Thing: no network\nGet a thing\./,
  );
});

test('without a package manager the help is all there is to say', async () => {
  await expect(ensureProgram(wanted, { PATH: dir }, () => undefined)).rejects.toThrow('Get a thing.');
});
