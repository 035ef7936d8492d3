import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CanaryFigures } from '../../wire/ops-shapes.ts';
import { LATENCY_BUCKETS_S } from './latency-buckets.ts';
import { openLatencyWindow } from './latency-window.ts';

/** What becomes of canaries at one server. */
export interface CanaryMetrics {
  sent(): void;
  arrived(ms: number): void;
  lost(count: number): void;
  told(everySeconds: number): CanaryFigures;
}

/** Canaries come seldom: an hour of them says what five minutes of stories do. */
const WINDOW_MINUTES = 60;

/** Registers what a server knows of the canary. */
export function createCanaryMetrics(registry: Registry, now: () => number = Date.now): CanaryMetrics {
  const registers = [registry];
  const sent = new Counter({
    name: 'newswire_canary_sent_total',
    help: 'Canaries that this server has sent; one server at a time does.',
    registers,
  });
  const seconds = new Histogram({
    name: 'newswire_canary_seconds',
    help: 'Time of canaries from being handed in until this server has them from the wire.',
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  const lost = new Counter({
    name: 'newswire_canary_lost_total',
    help: 'Canaries that were handed in and have not come to this server within a minute.',
    registers,
  });
  const lastSeen = new Gauge({
    name: 'newswire_canary_last_seen_timestamp_seconds',
    help: 'When a canary came to this server last, in seconds since 1970; its start before the first.',
    registers,
  });
  const recent = openLatencyWindow(now, WINDOW_MINUTES);
  let seenAt: number | undefined;
  let lostSoFar = 0;
  lastSeen.set(now() / 1_000);
  return {
    sent: () => sent.inc(),
    arrived(ms) {
      seenAt = now();
      lastSeen.set(seenAt / 1_000);
      seconds.observe(Math.max(0, ms) / 1_000);
      recent.add(ms);
    },
    lost(count) {
      lostSoFar += count;
      lost.inc(count);
    },
    told: (everySeconds) => ({
      everySeconds,
      lastSeenAt: seenAt === undefined ? null : new Date(seenAt).toISOString(),
      lost: lostSoFar,
      latency: recent.counts(),
    }),
  };
}
