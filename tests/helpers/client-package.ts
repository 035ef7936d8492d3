import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');

export interface InstalledClient {
  /** A project that has the package in its node_modules. */
  dir: string;
  /** The installed package. */
  folder: string;
  remove(): void;
}

/** Packs the client package with npm, and unpacks it into a project of its own, as npm installs it. */
export async function installClient(): Promise<InstalledClient> {
  const dir = mkdtempSync(path.join(tmpdir(), 'newswire-client-'));
  const folder = path.join(dir, 'node_modules/newswire-client');
  await run('npm', ['pack', '--silent', '--pack-destination', dir], {
    cwd: path.join(ROOT, 'packages/client'),
    shell: process.platform === 'win32',
  });
  const [tarball = ''] = readdirSync(dir).filter((file) => file.endsWith('.tgz'));
  mkdirSync(folder, { recursive: true });
  await run('tar', ['xzf', path.join(dir, tarball), '--strip-components=1', '-C', folder]);
  // What npm would fetch is here already.
  const needed = 'node_modules/eventsource-parser';
  cpSync(path.join(ROOT, needed), path.join(dir, needed), { recursive: true });
  return { dir, folder, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
