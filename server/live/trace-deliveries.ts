import { SpanKind } from '@opentelemetry/api';
import type { EventEnvelope, WireEvent } from '../../shared/domain/wire-event.ts';
import { tellBatch } from '../../shared/node/telemetry/tracing/trace-context.ts';

/** Channels deliver within a tick, so that events beyond this many have been delivered. */
const REMEMBERED = 2_000;

export interface DeliveryTraces {
  /** Records events that the server has just read from the wire. */
  released(events: EventEnvelope[]): void;
  /** Records events that a channel has just sent to this many readers. */
  delivered(channel: string, events: WireEvent[], readers: number): void;
}

/** Ends the events' traces with their delivery: one span per batch, whatever its number of readers. */
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
