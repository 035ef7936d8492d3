import type { Filter } from '../../shared/domain/filter.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { GoodbyeCode } from '../../shared/wire/socket-events.ts';
import type { Channel } from '../feed/channel.ts';
import type { Feed } from '../feed/feed.ts';
import { filterSubject } from '../feed/subject.ts';
import { type Subscriber, subscribe } from '../feed/subscription.ts';
import { streamComment, streamMessage } from './stream-message.ts';

const PROGRESS_MS = 15_000;
const CHECK_MS = 1_000;
const RETRY_MS = 1_000;
/** Readers come back spread over this time, so that the next server is not hit by all at once. */
const SPREAD_MS = 5_000;

/** Where a stream's text goes: one reader's connection. */
export interface StreamSink {
  write(text: string): void;
  /** Bytes that wait in our buffers. */
  unsent(): number;
  /** Resolves when nothing waits any more, or the reader is gone. */
  drained(): Promise<void>;
  isOpen(): boolean;
  /** Ends politely, or at once for a reader who does not read. */
  end(how: 'politely' | 'at once'): void;
}

/** Readers who follow the wire as Server-Sent Events, on the same channels and catch-up as the sockets. */
export interface EventStreams {
  /** Follows for this reader until `leave` is called; `live` resolves once they are live or gone. */
  follow(filter: Filter, since: string | undefined, sink: StreamSink, address?: string): Following;
  readers(): number;
  /** Tells every reader when to come back, then ends their streams. */
  close(): void;
}

interface Following {
  live: Promise<void>;
  leave(): void;
}

interface Stream {
  channel: Channel;
  sink: StreamSink;
  isLive: boolean;
  /** The wire's number when everything sent so far had left our buffers. */
  clearedAt: number;
}

export interface EventStreamOptions {
  resumeEvents: number;
  /** A reader who makes no progress while the wire moves on by so many events is cut. */
  slowLimit: number;
  log: Logger;
  metrics: Pick<ServerMetrics, 'cut'>;
}

/** Opens the event streams of a server. */
export function openEventStreams(feed: Feed, options: EventStreamOptions): EventStreams {
  return new OpenStreams(feed, options);
}

class OpenStreams implements EventStreams {
  readonly #feed: Feed;
  readonly #options: EventStreamOptions;
  readonly #streams = new Set<Stream>();
  readonly #liveOn = new Map<string, Set<Stream>>();
  readonly #timers: NodeJS.Timeout[];

  constructor(feed: Feed, options: EventStreamOptions) {
    this.#feed = feed;
    this.#options = options;
    feed.deliverBy('channels', {
      send: (channel, events) => this.#deliver(channel, events),
      cut: (channel) => {
        for (const stream of this.#liveOn.get(channel) ?? []) this.#sayGoodbye(stream, 'interrupted', spread());
      },
    });
    this.#timers = [setInterval(() => this.#cutSlow(), CHECK_MS), setInterval(() => this.#sendProgress(), PROGRESS_MS)];
  }

  follow(filter: Filter, since: string | undefined, sink: StreamSink, address?: string): Following {
    const stream: Stream = {
      channel: this.#feed.hub.acquire(filter),
      sink,
      isLive: false,
      clearedAt: this.#wireSeq(),
    };
    this.#streams.add(stream);
    const subscriber = this.#subscriberOf(stream, address);
    const deps = { ...this.#options, history: this.#feed.history };
    return {
      live: subscribe(deps, filterSubject(stream.channel.filter), since, subscriber),
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
    const { channel, sink } = stream;
    let reset: string | undefined;
    return {
      address,
      isWaiting: () => sink.isOpen() && this.#streams.has(stream),
      begin({ position, resumed, reset: said }) {
        if (resumed) sink.write(streamComment(`${resumed.events} missed, from ${resumed.from}`));
        if (said) reset = streamMessage('reset', { channel: channel.id, ...said }, position);
      },
      send: (events, position) => sink.write(wireText(channel.id, events, position)),
      drained: () => sink.drained(),
      goLive: () => {
        this.#goLive(stream);
        sink.write(reset ?? progressText(this.#position()));
      },
      interrupt: (code) => this.#sayGoodbye(stream, code, RETRY_MS + spread()),
    };
  }

  /** What waits for the tick was sent to this reader already, or lies before its beginning. */
  #goLive(stream: Stream): void {
    if (!this.#streams.has(stream)) return;
    this.#feed.hub.flush(stream.channel);
    stream.isLive = true;
    const readers = this.#liveOn.get(stream.channel.id);
    if (readers) readers.add(stream);
    else this.#liveOn.set(stream.channel.id, new Set([stream]));
  }

  #deliver(channel: string, events: WireEvent[]): number {
    const readers = this.#liveOn.get(channel);
    if (!readers) return 0;
    const text = wireText(channel, events, this.#position());
    for (const stream of readers) {
      try {
        stream.sink.write(text);
      } catch (error) {
        this.#options.log.warn({ err: error }, 'a stream could not be written to: it is cut');
        stream.sink.end('at once');
        this.#leave(stream);
      }
    }
    return readers.size;
  }

  #leave(stream: Stream): void {
    if (!this.#streams.delete(stream)) return;
    const readers = this.#liveOn.get(stream.channel.id);
    readers?.delete(stream);
    if (readers?.size === 0) this.#liveOn.delete(stream.channel.id);
    this.#feed.hub.release(stream.channel);
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
    this.#feed.hub.flushAll();
    const text = progressText(this.#position());
    for (const { sink, isLive } of this.#streams) sink.write(isLive ? text : streamComment('catching up'));
  }

  #wireSeq(): number {
    return this.#feed.history.memory.last();
  }

  #position(): string {
    return formatPosition(this.#feed.history.feedId, this.#wireSeq());
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
