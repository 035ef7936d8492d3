import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { Delivered } from './delivery-counts.ts';

const WRITE_MS = 1_000;

export interface DeliveryCounter {
  add(events: WireEvent[], readers: number): void;
  close(): Promise<void>;
}

/** Sums up how many readers each event was sent to and writes the sums once a second; the sums are approximate. */
export function countDeliveries(
  write: (counts: ReadonlyMap<number, Delivered>) => Promise<void>,
  log: Logger,
): DeliveryCounter {
  let counts = new Map<number, Delivered>();
  const flush = async (): Promise<void> => {
    if (counts.size === 0) return;
    const batch = counts;
    counts = new Map();
    try {
      await write(batch);
    } catch (error) {
      log.warn({ err: error, events: batch.size }, 'delivery counts were not written');
    }
  };
  const timer = setInterval(() => void flush(), WRITE_MS);
  return {
    add(events, readers) {
      if (readers === 0) return;
      const at = Date.now();
      for (const { seq } of events) {
        const before = counts.get(seq);
        counts.set(seq, { readers: (before?.readers ?? 0) + readers, at: before?.at ?? at });
      }
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
