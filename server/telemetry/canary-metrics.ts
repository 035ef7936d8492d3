import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CanaryFigures } from '../../shared/contract/ops-shapes.ts';
import { addOldName } from '../../shared/node/telemetry/add-old-name.ts';
import { LATENCY_BUCKETS_S } from '../../shared/node/telemetry/registry.ts';
import { openLatencyWindow } from './latency-window.ts';

/** Records the canaries of one server. */
export interface CanaryMetrics {
  sent(): void;
  arrived(ms: number): void;
  lost(count: number): void;
  figures(everySeconds: number): CanaryFigures;
}

/** Canaries are rare: their last hour gives as many samples as five minutes of stories. */
const WINDOW_MINUTES = 60;

/** Registers a server's canary metrics. */
export function createCanaryMetrics(registry: Registry, now: () => number = Date.now): CanaryMetrics {
  const registers = [registry];
  const sent = new Counter({
    name: 'newswire_canary_sent_total',
    help: 'Canaries that this server has submitted; one server at a time does.',
    registers,
  });
  const seconds = new Histogram({
    name: 'newswire_canary_duration_seconds',
    help: 'Time from the submission of a canary until this server reads it from the wire.',
    buckets: LATENCY_BUCKETS_S,
    registers,
  });
  addOldName(registry, seconds, 'newswire_canary_seconds');
  const lost = new Counter({
    name: 'newswire_canary_lost_total',
    help: 'Canaries that did not reach this server within a minute of their submission.',
    registers,
  });
  const lastSeen = new Gauge({
    name: 'newswire_canary_last_seen_timestamp_seconds',
    help: 'When the last canary reached this server, in seconds since 1970; its start before the first.',
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
    figures: (everySeconds) => ({
      everySeconds,
      lastSeenAt: seenAt === undefined ? null : new Date(seenAt).toISOString(),
      lost: lostSoFar,
      latency: recent.counts(),
    }),
  };
}
