import type { Filter } from '../../shared/domain/filter.ts';
import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { GoodbyeCode, ResetReason } from '../../shared/wire/socket-events.ts';
import { catchUp, judgePosition, type Reader } from './catch-up.ts';
import type { Channel } from './channel.ts';
import type { Feed } from './feed.ts';
import { streamComment, streamMessage } from './stream-message.ts';

const PROGRESS_MS = 15_000;
const CHECK_MS = 1_000;
const RETRY_MS = 1_000;
/** Readers come back spread over this time, so that the next server is not hit by all at once. */
const SHUTDOWN_SPREAD_MS = 5_000;

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
  /** Follows for this reader until `leave` is called; resolves once they are live or gone. */
  follow(filter: Filter, since: string | undefined, sink: StreamSink): Following;
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

/** Opens the streams of a server; a reader who makes no progress while the wire moves on by `slowLimit` is cut. */
export function openEventStreams(
  feed: Feed,
  options: { resumeEvents: number; slowLimit: number; log: Logger; metrics: Pick<ServerMetrics, 'cut'> },
): EventStreams {
  const { hub, history } = feed;
  const streams = new Set<Stream>();
  const liveOn = new Map<string, Set<Stream>>();
  const wireSeq = (): number => history.memory.last();
  const at = (seq: number): string => formatPosition(history.feedId, seq);

  feed.onBatch((channel, events) => {
    const readers = liveOn.get(channel);
    if (!readers) return 0;
    const text = wireText(channel, events, at(wireSeq()));
    for (const { sink } of readers) sink.write(text);
    return readers.size;
  });

  function leave(stream: Stream): void {
    if (!streams.delete(stream)) return;
    const readers = liveOn.get(stream.channel.id);
    readers?.delete(stream);
    if (readers?.size === 0) liveOn.delete(stream.channel.id);
    hub.release(stream.channel);
  }

  /** What waits for the tick was sent to this reader already, or lies before its beginning. */
  function goLive(stream: Stream): void {
    if (!streams.has(stream)) return;
    stream.channel.flush();
    stream.isLive = true;
    const readers = liveOn.get(stream.channel.id);
    if (readers) readers.add(stream);
    else liveOn.set(stream.channel.id, new Set([stream]));
  }

  async function begin(stream: Stream, since: string | undefined): Promise<void> {
    const reset = since === undefined ? undefined : await resume(stream, since);
    if (reset) return sendReset(stream, reset);
    if (!stream.isLive) goLive(stream);
    stream.sink.write(progressText(at(wireSeq())));
  }

  async function resume(stream: Stream, since: string): Promise<ResetReason | undefined> {
    const { channel, sink } = stream;
    const reader: Reader = {
      isWaiting: () => sink.isOpen() && streams.has(stream),
      begin: (missed, from) => sink.write(streamComment(`${missed} missed, from ${from}`)),
      send: (events, upTo) => sink.write(wireText(channel.id, events, at(upTo))),
      drained: () => sink.drained(),
      goLive: () => goLive(stream),
    };
    const seq = parsePosition(since)?.seq ?? 0;
    const { resumeEvents } = options;
    return (await judgePosition(history, since)) ?? (await catchUp(history, channel.filter, seq, resumeEvents, reader));
  }

  /** The reader is live at once and reloads its snapshot, which overlaps with what now comes. */
  async function sendReset(stream: Stream, reason: ResetReason): Promise<void> {
    const oldest = at(await history.oldestPosition());
    if (!streams.has(stream)) return;
    const position = at(wireSeq());
    goLive(stream);
    stream.sink.write(streamMessage('reset', { channel: stream.channel.id, reason, oldest }, position));
  }

  function sayGoodbye(stream: Stream, code: GoodbyeCode, retryMs: number): void {
    const retry = Math.round(retryMs);
    options.metrics.cut('stream', code);
    stream.sink.write(`retry: ${retry}\n${streamMessage('goodbye', { code, retry })}`);
    stream.sink.end(code === 'slow_reader' ? 'at once' : 'politely');
    leave(stream);
  }

  function cutSlow(): void {
    for (const stream of streams) {
      if (stream.sink.unsent() === 0) stream.clearedAt = wireSeq();
      else if (wireSeq() - stream.clearedAt > options.slowLimit) {
        options.log.warn({ behind: wireSeq() - stream.clearedAt }, 'cutting a slow reader of a stream');
        sayGoodbye(stream, 'slow_reader', RETRY_MS);
      }
    }
  }

  function sendProgress(): void {
    hub.flushAll();
    const text = progressText(at(wireSeq()));
    for (const { sink, isLive } of streams) sink.write(isLive ? text : streamComment('catching up'));
  }

  const timers = [setInterval(cutSlow, CHECK_MS), setInterval(sendProgress, PROGRESS_MS)];
  return {
    follow(filter, since, sink) {
      const stream: Stream = { channel: hub.acquire(filter), sink, isLive: false, clearedAt: wireSeq() };
      streams.add(stream);
      return { live: begin(stream, since), leave: () => leave(stream) };
    },
    readers: () => streams.size,
    close() {
      for (const timer of timers) clearInterval(timer);
      for (const stream of streams) sayGoodbye(stream, 'shutdown', Math.random() * SHUTDOWN_SPREAD_MS);
    },
  };
}

function wireText(channel: string, events: WireEvent[], position: string): string {
  return streamMessage('wire', { channel, events, position }, position);
}

function progressText(position: string): string {
  return streamMessage('progress', { position }, position);
}
