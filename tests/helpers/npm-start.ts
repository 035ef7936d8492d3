import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { waitFor } from './wait-for.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const LIVE_WITHIN_MS = 120_000;

/** Runs `npm start` of this project and waits until it says that it is live; throws what it said when it ends before. */
export async function npmStart(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  // A process group of its own: what ends it is what the test does.
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  await waitFor(
    'Newswire is live',
    () => {
      if (npm.exitCode !== null) throw new Error(`npm start ended with ${npm.exitCode}: ${said}`);
      return said.includes('Newswire is live');
    },
    LIVE_WITHIN_MS,
  );
  return npm;
}
