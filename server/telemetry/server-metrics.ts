import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ServerFigures } from '../../shared/contract/ops-shapes.ts';
import type { GoodbyeCode, ResetReason, ResumeSource } from '../../shared/contract/socket-events.ts';
import { addOldName } from '../../shared/node/telemetry/add-old-name.ts';
import { LATENCY_BUCKETS_S } from '../../shared/node/telemetry/registry.ts';
import { openLatencyWindow } from './latency-window.ts';

/** How a reader is connected: by Socket.IO, or by Server-Sent Events. */
type ReaderKind = 'socket' | 'stream';

/** When an event was due, released, and sent to its readers, in milliseconds since 1970. */
interface EventTimes {
  due: number | undefined;
  released: number;
  delivered: number;
}

/** Records what happens on a server, with one function per kind of event. */
export interface ServerMetrics {
  submissions(outcome: 'accepted' | 'rejected', count: number): void;
  backlogFull(): void;
  request(about: { method: string; route: string; status: number }, seconds: number): void;
  released(due: number, released: number): void;
  delivered(times: EventTimes, readers: number): void;
  caughtUp(from: ResumeSource): void;
  reset(reason: ResetReason): void;
  cut(kind: ReaderKind, reason: GoodbyeCode): void;
  deliveryFailed(): void;
  comment(): void;
  /** An item of a list that could not be shown. */
  skipped(place: string): void;
  /** The figures for heartbeats. */
  figures(): Promise<Pick<ServerFigures, 'cut' | 'catchUps' | 'resets' | 'latency'>>;
}

/** Values that are read from the server at each scrape. */
export interface ServerGauges {
  wireSeq(): number;
  readers(): Record<ReaderKind, number>;
  channels(): number;
  /** Readers that are connected and take nothing. */
  slowReaders(): number;
  watchedStories(): number;
}

/** Registers the metrics that are specific to servers. */
export function createServerMetrics(registry: Registry): ServerMetrics {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name, help, labelNames, registers, buckets: LATENCY_BUCKETS_S });

  const received = counter('newswire_submissions_total', 'Submissions received by HTTP, by outcome.', ['outcome']);
  const refused = counter(
    'newswire_backlog_full_total',
    'Requests refused because their publisher had too many submissions waiting.',
    [],
  );
  const requests = histogram(
    'newswire_http_request_duration_seconds',
    'Time to answer HTTP requests; streams are not timed.',
    ['method', 'route', 'status'],
  );
  addOldName(registry, requests, 'newswire_http_request_seconds');
  const latency = histogram(
    'newswire_latency_seconds',
    'Latency of a wire event, by step: due (received, or its embargo ended) to released, released to delivered, and due to delivered.',
    ['step'],
  );
  const deliveries = counter(
    'newswire_deliveries_total',
    'Wire events delivered to readers, counted for each reader.',
    [],
  );
  const catchUps = counter('newswire_catch_ups_total', 'Readers who resumed from a position, by source.', ['source']);
  const resets = counter('newswire_resets_total', 'Positions that could not be resumed, by reason.', ['reason']);
  const cuts = counter('newswire_readers_cut_total', 'Readers that this server has disconnected, by kind and reason.', [
    'kind',
    'reason',
  ]);
  const failedDeliveries = counter(
    'newswire_failed_deliveries_total',
    'Batches that could not be delivered, so that their readers were disconnected and resumed.',
    [],
  );
  const comments = counter('newswire_comments_total', 'Comments written.', []);
  const skips = counter(
    'newswire_items_skipped_total',
    'Items left out because they could not be shown, by the kind of list.',
    ['place'],
  );
  const recent = openLatencyWindow();

  return {
    submissions: (outcome, count) => received.inc({ outcome }, count),
    backlogFull: () => refused.inc(),
    request: (about, seconds) => requests.observe(about, seconds),
    released: (due, released) => latency.observe({ step: 'due_to_released' }, secondsBetween(due, released)),
    delivered({ due, released, delivered }, readers) {
      deliveries.inc(readers);
      latency.observe({ step: 'released_to_delivered' }, secondsBetween(released, delivered));
      if (due === undefined) return;
      latency.observe({ step: 'due_to_delivered' }, secondsBetween(due, delivered));
      recent.add(delivered - due);
    },
    caughtUp: (source) => catchUps.inc({ source }),
    reset: (reason) => resets.inc({ reason }),
    cut: (kind, reason) => cuts.inc({ kind, reason }),
    deliveryFailed: () => failedDeliveries.inc(),
    comment: () => comments.inc(),
    skipped: (place) => skips.inc({ place }),
    async figures() {
      const [cut, catchUpsSoFar, resetsSoFar] = await Promise.all([
        byLabel(cuts, 'reason'),
        byLabel(catchUps, 'source'),
        byLabel(resets, 'reason'),
      ]);
      return { cut, catchUps: catchUpsSoFar, resets: resetsSoFar, latency: recent.counts() };
    },
  };
}

/** Registers the gauges that are read at each scrape. */
export function addServerGauges(registry: Registry, server: ServerGauges): void {
  const plain = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  plain('newswire_wire_seq', 'Number of the newest wire event that this server has seen.', server.wireSeq);
  plain('newswire_slow_readers', 'Connected readers that fall behind because they take nothing.', server.slowReaders);
  plain('newswire_channels', 'Distinct filters that readers of this server follow.', server.channels);
  plain('newswire_watched_stories', 'Stories that readers of this server have open.', server.watchedStories);
  new Gauge({
    name: 'newswire_readers',
    help: 'Readers connected to this server, by kind.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      for (const [kind, readers] of Object.entries(server.readers())) this.set({ kind }, readers);
    },
  });
}

/** A counter's sums by the values of one label. */
async function byLabel(counter: Counter, label: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { labels, value } of (await counter.get()).values) {
    const name = String(labels[label]);
    sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

/** Not below 0: two machines' clocks may differ by more than the time in between. */
function secondsBetween(from: number, to: number): number {
  return Math.max(0, to - from) / 1_000;
}
