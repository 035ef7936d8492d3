import type { CarriedEvent, WireEvent } from '../../shared/domain/wire-event.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';

/** A channel hands its events on within a tick; what is older than this many events has been. */
const REMEMBERED = 2_000;

export interface DeliveryTimes {
  /** Events that the server has just read from the wire. */
  released(events: CarriedEvent[]): void;
  /** Events that a channel has just handed to so many readers. */
  delivered(events: WireEvent[], readers: number): void;
}

/** Measures how long events were under way, from when they were due until a channel's readers have them. */
export function timeDeliveries(
  metrics: Pick<ServerMetrics, 'released' | 'delivered'>,
  now: () => number = Date.now,
): DeliveryTimes {
  const dueOf = new Map<number, number>();
  return {
    released(events) {
      for (const { event, due } of events) {
        if (due === undefined) continue;
        dueOf.set(event.seq, due);
        metrics.released(due, Date.parse(event.at));
      }
      for (const seq of dueOf.keys()) {
        if (dueOf.size <= REMEMBERED) break;
        dueOf.delete(seq);
      }
    },
    delivered(events, readers) {
      if (readers === 0) return;
      const delivered = now();
      for (const { seq, at } of events) {
        metrics.delivered({ due: dueOf.get(seq), released: Date.parse(at), delivered }, readers);
      }
    },
  };
}
