import { type Command, startProgram } from './commands.ts';

const LIVE_WITHIN_MS = 120_000;

/** Runs `npm start` and waits until it is live; throws its output if it ends before. */
export async function npmStart(env: NodeJS.ProcessEnv): Promise<Command> {
  // A separate process group, so that only the test ends it.
  const npm = startProgram(['npm', 'start'], { env, detached: true });
  await npm.says('Newswire is live', LIVE_WITHIN_MS);
  return npm;
}
