import { type House, openHouse } from './house.ts';
import type { Nemesis } from './nemeses.ts';
import { addPublishers, type Publisher } from './publishing.ts';
import { playRound, type RoundResult } from './round.ts';

const NAMES = ['Tide Table', 'Mill Post', 'Ferry Times'];
const LINES_MAX = 20;

export interface PlayOptions {
  /** The first seed; each round has the next one. */
  seed: number;
  rounds: number;
  readers: number;
  nemeses: Nemesis[];
  /** Whole Newswires side by side: most of a round is waiting. */
  houses: number;
  /** No round begins after so many minutes. */
  minutes: number;
}

/** Plays rounds and says how each one went; gives how many held, and how many there were. */
export async function play(options: PlayOptions): Promise<{ held: number; played: number }> {
  const until = Date.now() + options.minutes * 60_000;
  const score = { held: 0, played: 0 };
  let begun = 0;
  const nextSeed = (): number | undefined => {
    if (begun >= options.rounds || Date.now() > until) return undefined;
    begun += 1;
    return options.seed + begun - 1;
  };
  const playOn = async (): Promise<void> => {
    let home: { house: House; publishers: Publisher[] } | undefined;
    for (let seed = nextSeed(); seed !== undefined; seed = nextSeed()) {
      home ??= await moveIn();
      const result = await playRound(home.house, home.publishers, { ...options, seed });
      score.played += 1;
      if (result.wrong.length === 0) score.held += 1;
      tell(result);
      if (result.wrong.length === 0) continue;
      // What is wrong in this round would be wrong in the next.
      process.stdout.write(`      logs are in ${await home.house.close({ keepsLogs: true })}\n`);
      home = undefined;
    }
    await home?.house.close();
  };
  await Promise.all(Array.from({ length: options.houses }, playOn));
  return score;
}

async function moveIn(): Promise<{ house: House; publishers: Publisher[] }> {
  const house = await openHouse();
  return { house, publishers: await addPublishers(house.url, house.adminKey, NAMES) };
}

function tell({ seed, strikes, seconds, stories, events, returns, wrong }: RoundResult): void {
  const verdict = wrong.length === 0 ? 'held ' : 'BROKE';
  const figures = `${seconds.join(' s, settled in ')} s, ${stories} stories, ${events} events, ${returns} returns`;
  process.stdout.write(`${verdict} seed ${seed}: ${strikes.join(', ')}; ${figures}\n`);
  for (const problem of wrong.slice(0, LINES_MAX)) process.stdout.write(`      ${problem}\n`);
}
