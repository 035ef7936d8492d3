import type { GoodbyeCode } from '../../shared/contract/socket-events.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { Deliverer } from '../live/deliveries.ts';
import type { LiveWire } from '../live/live-wire.ts';
import { type Subscriber, subscribe } from '../live/subscription.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { openSource, type Source, type Streamed } from './open-source.ts';
import { streamComment, streamMessage } from './stream-message.ts';

const PROGRESS_MS = 15_000;
const CHECK_MS = 1_000;
const RETRY_MS = 1_000;
/** Readers reconnect spread over this time, so that the next server is not hit by all at once. */
const SPREAD_MS = 5_000;

/** One reader's connection, to which a stream writes its text. */
export interface StreamSink {
  write(text: string): void;
  /** Bytes in this server's buffers. */
  unsent(): number;
  /** Resolves when the buffers are empty, or the reader is gone. */
  drained(): Promise<void>;
  isOpen(): boolean;
  /** Ends the response, or destroys the connection of a reader who does not read. */
  end(how: 'politely' | 'at once'): void;
}

/** Readers who follow the wire as Server-Sent Events, with the same channels and catch-up as sockets. */
export interface EventStreams {
  /** Follows for this reader until `leave` is called; `live` resolves once the reader is live or gone. */
  follow(what: Streamed, since: string | undefined, sink: StreamSink, address?: string): Following;
  readers(): number;
  /** Tells every reader when to reconnect, then ends the streams. */
  close(): void;
}

interface Following {
  live: Promise<void>;
  leave(): void;
}

interface Stream {
  source: Source;
  sink: StreamSink;
  isLive: boolean;
  /** The wire's position when the buffers were last empty. */
  clearedAt: number;
}

export interface EventStreamOptions {
  resumeEvents: number;
  /** A reader who makes no progress while the wire moves on by this many events is disconnected. */
  slowLimit: number;
  log: Logger;
  metrics: Pick<ServerMetrics, 'cut'>;
}

export function openEventStreams(live: LiveWire, options: EventStreamOptions): EventStreams {
  return new OpenStreams(live, options);
}

class OpenStreams implements EventStreams {
  readonly #live: LiveWire;
  readonly #options: EventStreamOptions;
  readonly #streams = new Set<Stream>();
  readonly #liveOn = new Map<string, Set<Stream>>();
  readonly #timers: NodeJS.Timeout[];

  constructor(live: LiveWire, options: EventStreamOptions) {
    this.#live = live;
    this.#options = options;
    const deliverer: Deliverer = {
      send: (name, events) => this.#deliver(name, events),
      count: (name) => this.#liveOn.get(name)?.size ?? 0,
      cut: (name) => {
        for (const stream of this.#liveOn.get(name) ?? []) this.#sayGoodbye(stream, 'interrupted', spread());
      },
    };
    live.deliverBy('channels', deliverer);
    live.deliverBy('watched', deliverer);
    this.#timers = [setInterval(() => this.#cutSlow(), CHECK_MS), setInterval(() => this.#sendProgress(), PROGRESS_MS)];
  }

  follow(what: Streamed, since: string | undefined, sink: StreamSink, address?: string): Following {
    const stream: Stream = {
      source: openSource(this.#live, what),
      sink,
      isLive: false,
      clearedAt: this.#wireSeq(),
    };
    this.#streams.add(stream);
    const subscriber = this.#subscriberOf(stream, address);
    const deps = { ...this.#options, history: this.#live.history };
    return {
      live: subscribe(deps, stream.source.subject, since, subscriber),
      leave: () => this.#leave(stream),
    };
  }

  readers(): number {
    return this.#streams.size;
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of this.#streams) this.#sayGoodbye(stream, 'shutdown', spread());
  }

  #subscriberOf(stream: Stream, address: string | undefined): Subscriber {
    const { sink } = stream;
    const { name } = stream.source;
    let reset: string | undefined;
    return {
      address,
      isWaiting: () => sink.isOpen() && this.#streams.has(stream),
      begin({ position, resumed, reset: said }) {
        if (resumed) sink.write(streamComment(`${resumed.events} missed, from ${resumed.from}`));
        if (said) reset = streamMessage('reset', { channel: name, ...said }, position);
      },
      send: (events, position) => sink.write(wireText(name, events, position)),
      drained: () => sink.drained(),
      goLive: () => {
        this.#goLive(stream);
        sink.write(reset ?? progressText(this.#position()));
      },
      interrupt: (code) => this.#sayGoodbye(stream, code, RETRY_MS + spread()),
    };
  }

  /** Flushes before going live: the waiting events were sent to this reader already, or precede its start. */
  #goLive(stream: Stream): void {
    if (!this.#streams.has(stream)) return;
    const { source } = stream;
    source.flush();
    stream.isLive = true;
    const readers = this.#liveOn.get(source.name);
    if (readers) readers.add(stream);
    else this.#liveOn.set(source.name, new Set([stream]));
  }

  #deliver(channel: string, events: WireEvent[]): number {
    const readers = this.#liveOn.get(channel);
    if (!readers) return 0;
    const text = wireText(channel, events, this.#position());
    for (const stream of readers) {
      try {
        stream.sink.write(text);
      } catch (error) {
        this.#options.log.warn({ err: error }, 'could not write to a stream: it is disconnected');
        stream.sink.end('at once');
        this.#leave(stream);
      }
    }
    return readers.size;
  }

  #leave(stream: Stream): void {
    if (!this.#streams.delete(stream)) return;
    const { source } = stream;
    const readers = this.#liveOn.get(source.name);
    readers?.delete(stream);
    if (readers?.size === 0) this.#liveOn.delete(source.name);
    source.release();
  }

  #sayGoodbye(stream: Stream, code: GoodbyeCode, retryMs: number): void {
    const retry = Math.round(retryMs);
    stream.sink.write(`retry: ${retry}\n${streamMessage('goodbye', { code, retry })}`);
    stream.sink.end(code === 'slow_reader' ? 'at once' : 'politely');
    this.#leave(stream);
    this.#options.metrics.cut('stream', code);
  }

  #cutSlow(): void {
    const wireSeq = this.#wireSeq();
    for (const stream of this.#streams) {
      if (stream.sink.unsent() === 0) stream.clearedAt = wireSeq;
      else if (wireSeq - stream.clearedAt > this.#options.slowLimit) {
        this.#options.log.warn({ behind: wireSeq - stream.clearedAt }, 'cutting a slow reader of a stream');
        this.#sayGoodbye(stream, 'slow_reader', RETRY_MS);
      }
    }
  }

  #sendProgress(): void {
    this.#live.hub.flushAll();
    this.#live.stories.flushAll();
    const text = progressText(this.#position());
    for (const { sink, isLive } of this.#streams) sink.write(isLive ? text : streamComment('catching up'));
  }

  #wireSeq(): number {
    return this.#live.history.memory.last();
  }

  #position(): string {
    return formatPosition(this.#live.history.wireId, this.#wireSeq());
  }
}

function spread(): number {
  return Math.random() * SPREAD_MS;
}

function wireText(channel: string, events: WireEvent[], position: string): string {
  return streamMessage('wire', { channel, events, position }, position);
}

function progressText(position: string): string {
  return streamMessage('progress', { position }, position);
}
