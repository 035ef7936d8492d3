import type { Redis } from 'ioredis';
import { cpuSeconds } from '../process-cpu.ts';
import type { Rig, Running } from '../rig/open-rig.ts';

/** CPU seconds of each part of an installation. */
export interface UsedCpu {
  postgres: number;
  redis: number;
  /** Of all servers together. */
  servers: number;
}

/** What each part has used so far. */
export async function readUsedCpu(rig: Rig, servers: readonly Running[]): Promise<UsedCpu> {
  return {
    postgres: rig.postgresPid === undefined ? 0 : cpuSeconds(rig.postgresPid),
    redis: await redisCpu(rig.redis),
    servers: servers.reduce((sum, { process }) => sum + (process.pid === undefined ? 0 : cpuSeconds(process.pid)), 0),
  };
}

/** What each part has used between two readings, less what it uses when idle. */
export function usedBetween(before: UsedCpu, after: UsedCpu, idle: UsedCpu = NOTHING): UsedCpu {
  const less = (part: keyof UsedCpu): number => Math.max(0, after[part] - before[part] - idle[part]);
  return { postgres: less('postgres'), redis: less('redis'), servers: less('servers') };
}

/** The same for a time that is `factor` times as long. */
export function times({ postgres, redis, servers }: UsedCpu, factor: number): UsedCpu {
  return { postgres: postgres * factor, redis: redis * factor, servers: servers * factor };
}

const NOTHING: UsedCpu = { postgres: 0, redis: 0, servers: 0 };

async function redisCpu(redis: Redis): Promise<number> {
  const info = await redis.info('cpu');
  const of = (field: string): number => Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0);
  return of('used_cpu_user') + of('used_cpu_sys');
}
