import { type ChildProcess, spawn } from 'node:child_process';
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
  /** Waits until the output holds this text. */
  says(text: string, timeoutMs?: number): Promise<void>;
}

/** Starts the real `newswire` command. */
export function startNewswire(args: string[], env: NodeJS.ProcessEnv, input?: string): Command {
  return startNode([path.join(ROOT, 'cli/newswire.mjs'), ...args], env, input);
}

/** Starts a Node program from the project's root. */
function startNode(args: string[], env: NodeJS.ProcessEnv, input?: string): Command {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: 'pipe' });
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

/** Runs the real `newswire` command to its end. */
export function newswire(args: string[], env: NodeJS.ProcessEnv, input?: string): Promise<Ended> {
  return startNewswire(args, env, input).ended;
}
