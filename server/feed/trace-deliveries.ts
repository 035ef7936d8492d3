import { SpanKind } from '@opentelemetry/api';
import type { CarriedEvent, WireEvent } from '../../shared/domain/wire-event.ts';
import { tellBatch } from '../../shared/node/telemetry/tracing/trace-context.ts';

/** A channel hands its events on within a tick; what is older than this many events has been. */
const REMEMBERED = 2_000;

export interface DeliveryTraces {
  /** Events that the server has just read from the wire. */
  released(events: CarriedEvent[]): void;
  /** Events that a channel has just handed to so many readers. */
  delivered(channel: string, events: WireEvent[], readers: number): void;
}

/** Ends the traces of events where they go to readers: one step for a batch, whatever its number of readers. */
export function traceDeliveries(now: () => number = Date.now): DeliveryTraces {
  const traced = new Map<number, { trace: string; readAt: number }>();
  return {
    released(events) {
      const readAt = now();
      for (const { event, trace } of events) if (trace !== undefined) traced.set(event.seq, { trace, readAt });
      for (const seq of traced.keys()) {
        if (traced.size <= REMEMBERED) break;
        traced.delete(seq);
      }
    },
    delivered(channel, events, readers) {
      if (readers === 0 || traced.size === 0) return;
      const found = events.flatMap(({ seq }) => traced.get(seq) ?? []);
      const parents = found.map(({ trace }) => trace);
      const began = Math.min(...found.map(({ readAt }) => readAt));
      const attributes = { 'newswire.channel': channel, 'newswire.events': events.length, 'newswire.readers': readers };
      tellBatch({ name: 'deliver', kind: SpanKind.CONSUMER, parents, attributes, began });
    },
  };
}
