import { setTimeout as delay } from 'node:timers/promises';
import type { RedisProcess } from '../helpers/redis/redis-process.ts';
import { waitFor } from '../helpers/wait-for.ts';

const AWAY_MS = 700;
const FROZEN_MS = 5_000;
const FAILED_OVER_MS = 30_000;

/** Kills a process and starts it again: at once, so that nobody takes over, or after somebody did. */
export async function killFor(
  process: RedisProcess,
  isReplaced: () => Promise<boolean>,
  random: () => number,
): Promise<void> {
  await process.kill();
  if (random() < 0.3) await delay(AWAY_MS * random());
  else await waitFor(`${process.name} is replaced`, isReplaced, FAILED_OVER_MS, 100);
  await process.start();
}

/** Stops a process for longer than others wait for it; its connections stay open. */
export async function freeze({ pid }: RedisProcess): Promise<void> {
  process.kill(pid(), 'SIGSTOP');
  await delay(FROZEN_MS);
  process.kill(pid(), 'SIGCONT');
}

/** One of these. */
export function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
