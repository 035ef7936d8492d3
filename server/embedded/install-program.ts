import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './executables.ts';

const INSTALL_TIMEOUT_MS = 10 * 60_000;
const SHOWN_LINES = 3;
const run = promisify(execFile);

type ManagerName = 'apt-get' | 'dnf' | 'apk' | 'brew';

interface PackageManager {
  name: ManagerName;
  needsRoot: boolean;
  /** Commands that install packages without prompting. */
  commands: (packages: string[]) => string[][];
}

/** System package managers, in the order in which they are tried. */
const PACKAGE_MANAGERS: PackageManager[] = [
  {
    name: 'apt-get',
    needsRoot: true,
    commands: (packages) => [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
    ],
  },
  { name: 'dnf', needsRoot: true, commands: (packages) => [['dnf', 'install', '-y', ...packages]] },
  { name: 'apk', needsRoot: true, commands: (packages) => [['apk', 'add', ...packages]] },
  { name: 'brew', needsRoot: false, commands: (packages) => [['brew', 'install', ...packages]] },
];

/** A program that Newswire needs but does not ship. */
export interface WantedProgram {
  /** The program's name in messages. */
  title: string;
  programs: readonly string[];
  /** Finds it where a program of that name on the PATH is not enough. */
  find?: (env: NodeJS.ProcessEnv) => Promise<string | undefined>;
  packages: Record<ManagerName, string[]>;
  /** What to do when it can be neither found nor installed. */
  help: string;
}

/** Finds the program, or installs it with the system's package manager; throws with its help otherwise. */
export async function ensureProgram(
  wanted: WantedProgram,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string> {
  const find = wanted.find ?? (() => findOnPath(wanted.programs, env));
  const found = await find(env);
  if (found) return found;
  for (const manager of PACKAGE_MANAGERS) {
    const prefix = await privilege(manager, env);
    if (!prefix) continue;
    say(`installing ${wanted.title} with ${manager.name}`);
    const problem = await install(manager.commands(wanted.packages[manager.name]), prefix, env);
    if (problem) throw new Error(`${manager.name} could not install ${wanted.title}: ${problem}\n${wanted.help}`);
    const installed = await find(env);
    if (installed) return installed;
  }
  throw new Error(wanted.help);
}

/**
 * The prefix for the manager's commands: nothing when no more rights are needed, `sudo -n` when sudo works without a
 * password, undefined when the manager is missing or not permitted.
 */
async function privilege(manager: PackageManager, env: NodeJS.ProcessEnv): Promise<string[] | undefined> {
  if (!(await findOnPath([manager.name], env))) return undefined;
  if (!manager.needsRoot || process.getuid?.() === 0) return [];
  if (!(await findOnPath(['sudo'], env))) return undefined;
  return run('sudo', ['-n', 'true']).then(
    () => ['sudo', '-n'],
    () => undefined,
  );
}

async function install(commands: string[][], prefix: string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const command of commands) {
    const [program, ...args] = [...prefix, ...command];
    try {
      await run(String(program), args, {
        timeout: INSTALL_TIMEOUT_MS,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch (error) {
      return lastLines(error);
    }
  }
  return undefined;
}

function lastLines(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error && error.stderr ? String(error.stderr) : String(error);
  return text.trim().split('\n').slice(-SHOWN_LINES).join(' ');
}

const REDIS: WantedProgram = {
  title: 'Redis',
  programs: ['redis-server', 'valkey-server'],
  packages: { 'apt-get': ['redis-server'], dnf: ['valkey'], apk: ['redis'], brew: ['redis'] },
  help:
    'Newswire needs Redis. Either install it (Debian and Ubuntu: `sudo apt-get install redis-server`; macOS: ' +
    '`brew install redis`; Fedora: `sudo dnf install valkey`; Alpine: `sudo apk add redis`) and start again, or ' +
    'set the address of a running one: `REDIS_URL=redis://host:6379 npm start`.',
};

/** Finds a Redis or Valkey server on the PATH or installs one; otherwise throws an error that says what to do. */
export function ensureRedisServer(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  return ensureProgram(REDIS, env, say);
}
