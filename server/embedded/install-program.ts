import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findOnPath } from './executables.ts';

const run = promisify(execFile);
const INSTALL_TIMEOUT_MS = 10 * 60_000;
const SHOWN_LINES = 3;

type ManagerName = 'apt-get' | 'dnf' | 'apk' | 'brew';

interface PackageManager {
  name: ManagerName;
  needsRoot: boolean;
  /** Commands that install packages without asking anything. */
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

/** A program that we need and do not bring. */
export interface WantedProgram {
  /** What people call it. */
  title: string;
  /** Any one of these on the PATH will do. */
  programs: readonly string[];
  packages: Record<ManagerName, string[]>;
  /** What a person can do when it can be neither found nor installed. */
  help: string;
}

/** Finds the program on the PATH, or installs it with the system's package manager; throws with its help otherwise. */
export async function ensureProgram(
  wanted: WantedProgram,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string> {
  const found = await findOnPath(wanted.programs, env);
  if (found) return found;
  for (const manager of PACKAGE_MANAGERS) {
    const prefix = await privilege(manager, env);
    if (!prefix) continue;
    say(`installing ${wanted.title} with ${manager.name}`);
    const problem = await install(manager.commands(wanted.packages[manager.name]), prefix, env);
    if (problem) throw new Error(`${manager.name} could not install ${wanted.title}: ${problem}\n${wanted.help}`);
    const installed = await findOnPath(wanted.programs, env);
    if (installed) return installed;
  }
  throw new Error(wanted.help);
}

/**
 * What to put before the manager's commands: nothing where we may use it, `sudo -n` where that works without a
 * password; undefined where the manager is missing or out of reach.
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
