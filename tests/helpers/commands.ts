import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import path from 'node:path';
import { waitFor } from './wait-for.ts';

const ROOT = path.join(import.meta.dirname, '../..');

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Command {
  process: ChildProcess;
  stdout(): string;
  stderr(): string;
  ended: Promise<Ended>;
  /** Waits until the output contains this text. */
  says(text: string, timeoutMs?: number): Promise<void>;
}

interface CommandOptions {
  /** Makes permissions apply to root, too. */
  obeysPermissions?: boolean;
}

const OBEY_PERMISSIONS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'];

/** Starts the real `newswire` command. */
export function startNewswire(
  args: string[],
  env: NodeJS.ProcessEnv,
  input?: string,
  options: CommandOptions = {},
): Command {
  const limits = options.obeysPermissions && process.getuid?.() === 0 ? OBEY_PERMISSIONS : [];
  return startProgram([...limits, process.execPath, path.join(ROOT, 'cli/newswire.mjs'), ...args], { env }, input);
}

/** Starts a program in the project's root folder. */
export function startProgram(
  [program, ...args]: string[],
  options: Pick<SpawnOptions, 'env' | 'detached'>,
  input?: string,
): Command {
  const child = spawn(String(program), args, { ...options, cwd: ROOT, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.end(input ?? '');
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    async says(text, timeoutMs = 60_000) {
      await waitFor(
        `the output says ${text}`,
        () => {
          if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stdout}${stderr}`);
          return (stdout + stderr).includes(text);
        },
        timeoutMs,
      );
    },
  };
}

/** Runs the real `newswire` command to completion. */
export function newswire(
  args: string[],
  env: NodeJS.ProcessEnv,
  input?: string,
  options?: CommandOptions,
): Promise<Ended> {
  return startNewswire(args, env, input, options).ended;
}
