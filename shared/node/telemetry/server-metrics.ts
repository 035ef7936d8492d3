import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ServerFigures } from '../../wire/ops-shapes.ts';
import type { GoodbyeCode, ResetReason, ResumeSource } from '../../wire/socket-events.ts';
import { LATENCY_BUCKETS_S } from './latency-buckets.ts';
import { openLatencyWindow } from './latency-window.ts';

/** How a reader is connected: by Socket.IO, or by Server-Sent Events. */
type ReaderKind = 'socket' | 'stream';

/** When an event was due, released, and handed to its readers, in milliseconds since 1970. */
interface EventTimes {
  due: number | undefined;
  released: number;
  delivered: number;
}

/** What happens on a server, one function for each kind of event. */
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
  /** What a heartbeat tells of all this. */
  told(): Promise<Pick<ServerFigures, 'cut' | 'catchUps' | 'resets' | 'latency'>>;
}

/** What a server is asked for at each look. */
export interface ServerGauges {
  wireSeq(): number;
  readers(): Record<ReaderKind, number>;
  channels(): number;
  watchedStories(): number;
}

/** Registers what a server alone can tell. */
export function createServerMetrics(registry: Registry): ServerMetrics {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = (name: string, help: string, labelNames: string[]) =>
    new Histogram({ name, help, labelNames, registers, buckets: LATENCY_BUCKETS_S });

  const received = counter('newswire_submissions_total', 'Submissions handed in by HTTP, by outcome.', ['outcome']);
  const refused = counter(
    'newswire_backlog_full_total',
    'Requests refused because their publisher had too many submissions waiting.',
    [],
  );
  const requests = histogram('newswire_http_request_seconds', 'Time to answer HTTP requests; streams are not timed.', [
    'method',
    'route',
    'status',
  ]);
  const latency = histogram(
    'newswire_latency_seconds',
    'Time of a wire event, by step: due (received, or its embargo ended) to released, released to delivered, and all.',
    ['step'],
  );
  const deliveries = counter(
    'newswire_deliveries_total',
    'Wire events handed to readers, counted for each reader.',
    [],
  );
  const catchUps = counter('newswire_catch_ups_total', 'Readers who resumed from a position, by source.', ['source']);
  const resets = counter('newswire_resets_total', 'Positions that could not be resumed, by reason.', ['reason']);
  const cuts = counter('newswire_readers_cut_total', 'Readers whom this server has cut, by kind and reason.', [
    'kind',
    'reason',
  ]);
  const failedDeliveries = counter(
    'newswire_failed_deliveries_total',
    'Batches that could not be delivered, so that their readers were cut and resumed.',
    [],
  );
  const comments = counter('newswire_comments_total', 'Comments written.', []);
  const skips = counter(
    'newswire_items_skipped_total',
    'Items left out of a list because they could not be shown, by place.',
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
    async told() {
      const [cut, catchUpsSoFar, resetsSoFar] = await Promise.all([
        byLabel(cuts, 'reason'),
        byLabel(catchUps, 'source'),
        byLabel(resets, 'reason'),
      ]);
      return { cut, catchUps: catchUpsSoFar, resets: resetsSoFar, latency: recent.counts() };
    },
  };
}

/** Registers what is read from a server at each look. */
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

/** A counter's sums by the values of one of its labels. */
async function byLabel(counter: Counter, label: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { labels, value } of (await counter.get()).values) {
    const name = String(labels[label]);
    sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

/** Clocks of two machines may differ by more than the time between. */
function secondsBetween(from: number, to: number): number {
  return Math.max(0, to - from) / 1_000;
}
