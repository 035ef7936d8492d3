import type { EventEnvelope, WireEvent } from '../../shared/domain/wire-event.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';

/** Channels deliver within a tick, so that events beyond this many have been delivered. */
const REMEMBERED = 2_000;

export interface DeliveryTimes {
  /** Records events that the server has just read from the wire. */
  released(events: EventEnvelope[]): void;
  /** Records events that a channel has just sent to this many readers. */
  delivered(events: WireEvent[], readers: number): void;
}

/** Measures the time from when events were due until they were sent to a channel's readers. */
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
