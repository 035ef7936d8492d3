import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { sayGoodbye } from './goodbye.ts';
import type { NewswireServer } from './socket-types.ts';

const CHECK_MS = 1_000;
const RETRY_MS = 1_000;
/** A reader that is so many events behind counts as slow. */
const SLOW_EVENTS = 20;

/**
 * Disconnects readers with unsent data who made no progress while the wire moved on by `limit` events. Progress is
 * measured on the wire, not in frames: a narrow filter is not slow just because it gets little. `readers` counts those
 * that are falling behind.
 */
export function watchSlowReaders(
  io: NewswireServer,
  options: { wireSeq: () => number; limit: number; log: Logger; metrics: Pick<ServerMetrics, 'cut'> },
): { readers(): number; close(): void } {
  const { wireSeq, limit, log, metrics } = options;
  let slow = 0;
  const check = (): void => {
    slow = 0;
    for (const socket of io.of('/').sockets.values()) {
      if (socket.data.unsent === 0) socket.data.clearedAt = wireSeq();
      const behind = wireSeq() - socket.data.clearedAt;
      if (behind > limit) {
        log.warn({ socket: socket.id, behind }, 'cutting a slow reader');
        metrics.cut('socket', 'slow_reader');
        sayGoodbye(socket, 'slow_reader', RETRY_MS * (1 + Math.random()));
      } else if (behind > SLOW_EVENTS) slow += 1;
    }
  };
  const timer = setInterval(check, CHECK_MS);
  return { readers: () => slow, close: () => clearInterval(timer) };
}
