import { type Command, startProgram } from './commands.ts';

const LIVE_WITHIN_MS = 120_000;

/** Runs `npm start` of this project and waits until it says that it is live; throws what it said when it ends before. */
export async function npmStart(env: NodeJS.ProcessEnv): Promise<Command> {
  // A process group of its own: what ends it is what the test does.
  const npm = startProgram(['npm', 'start'], { env, detached: true });
  await npm.says('Newswire is live', LIVE_WITHIN_MS);
  return npm;
}
