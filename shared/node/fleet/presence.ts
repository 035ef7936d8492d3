import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Member } from '../../contract/ops-shapes.ts';
import { startLoop } from '../lifecycle/loop.ts';
import { runningVersion } from '../lifecycle/version.ts';
import type { RedisClient } from '../redis/connect.ts';
import type { RedisKeys } from '../redis/keys.ts';
import { announceMember, withdrawMember } from '../redis/presence.ts';
import type { Logger } from '../telemetry/logger.ts';

const HEARTBEAT_MS = 2_500;
const NANOSECONDS = 1e6;

/** The kind of a member with its current figures. */
type OwnFigures<M extends Member = Member> = M extends Member ? Pick<M, 'kind' | 'figures'> : never;

export interface PresenceDeps {
  /** By which others know it, for as long as it runs. */
  id: string;
  /** Must fail fast. */
  redis: RedisClient;
  keys: RedisKeys;
  log: Logger;
  port: number;
  own: () => Promise<OwnFigures>;
}

export interface Presence {
  close(): Promise<void>;
}

/** Announces this process to all others until closed; a killed process counts as lost after 10 s. */
export function startPresence({ id, redis, keys, log, port, own }: PresenceDeps): Presence {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const self = { id, version: runningVersion(), host: hostname(), pid: process.pid, port };
  const startedAt = new Date().toISOString();
  const beat = async (): Promise<void> => {
    const eventLoopMs = Math.round(delay.max / NANOSECONDS);
    delay.reset();
    const now = { startedAt, seenAt: new Date().toISOString(), eventLoopMs, memoryBytes: process.memoryUsage.rss() };
    await announceMember(redis, keys, { ...self, ...now, ...(await own()) });
  };
  const loop = startLoop({ name: 'presence', log, pauseMs: HEARTBEAT_MS, run: beat });
  return {
    async close() {
      delay.disable();
      await loop.close();
      // If this fails, the process shows as lost for a while.
      await withdrawMember(redis, keys, id).catch((error) => log.warn({ err: error }, 'could not deregister'));
    },
  };
}
