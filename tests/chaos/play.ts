import type { RedisKind } from '../helpers/redis/start-redis.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import type { Nemesis } from './nemeses.ts';
import type { PostgresKind } from './postgres-service.ts';
import { addPublishers } from './publishing.ts';
import { playRound, type RoundResult } from './round.ts';

const NAMES = ['Tide Table', 'Mill Post', 'Ferry Times'];
const LINES_MAX = 20;

export interface PlayOptions {
  /** The seed of the first round; each further round adds one. */
  seed: number;
  rounds: number;
  readers: number;
  nemeses: Nemesis[];
  /** How Postgres is run. */
  postgres: PostgresKind;
  redis: RedisKind;
  /** Parallel deployments: a round mostly waits. */
  deployments: number;
  /** No round starts after this many minutes. */
  minutes: number;
}

/** Plays rounds and prints each result; returns how many held, and how many were played. */
export async function play(options: PlayOptions): Promise<{ held: number; played: number }> {
  const until = Date.now() + options.minutes * 60_000;
  const score = { held: 0, played: 0 };
  let begun = 0;
  const nextSeed = (): number | undefined => {
    if (begun >= options.rounds || Date.now() > until) return undefined;
    begun += 1;
    return options.seed + begun - 1;
  };
  const playIn = async (deployment: Deployment): Promise<void> => {
    let keepsLogs = false;
    try {
      const publishers = await addPublishers(deployment.url, deployment.adminKey, NAMES);
      for (let seed = nextSeed(); seed !== undefined; seed = keepsLogs ? undefined : nextSeed()) {
        const result = await playRound(deployment, publishers, { ...options, seed }).catch((error) =>
          gaveUp(seed, error),
        );
        tell(result);
        score.played += 1;
        // The deployment of a broken round would break the next, too.
        keepsLogs = result.wrong.length > 0;
        if (!keepsLogs) score.held += 1;
      }
    } finally {
      const dir = await deployment.close({ keepsLogs });
      if (keepsLogs) process.stdout.write(`      logs are in ${dir}\n`);
    }
  };
  const playOn = async (): Promise<void> => {
    while (begun < options.rounds && Date.now() < until)
      await playIn(await openDeployment({ redis: options.redis, postgres: options.postgres }));
  };
  const deployments = Math.min(options.deployments, options.rounds);
  const ends = await Promise.allSettled(Array.from({ length: deployments }, playOn));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return score;
}

/** A participant that was refused permanently breaks the round. */
function gaveUp(seed: number, error: Error): RoundResult {
  const wrong = [error.stack ?? error.message];
  return { seed, strikes: [], seconds: [], stories: 0, events: 0, returns: 0, wrong };
}

function tell({ seed, strikes, seconds, stories, events, returns, wrong }: RoundResult): void {
  const verdict = wrong.length === 0 ? 'held ' : 'BROKE';
  const figures = `${seconds.join(' s, settled in ')} s, ${stories} stories, ${events} events, ${returns} returns`;
  process.stdout.write(`${verdict} seed ${seed}: ${strikes.join(', ')}; ${figures}\n`);
  for (const problem of wrong.slice(0, LINES_MAX)) process.stdout.write(`      ${problem}\n`);
}
