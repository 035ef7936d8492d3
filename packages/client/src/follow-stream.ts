import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ConnectionAttempts, type Goodbye } from '../../../shared/domain/connection-attempts.ts';
import { WireCursor } from '../../../shared/domain/wire-cursor.ts';
import { ConnectionFailure, isPassing, Refusal, readRefusal } from './failures.ts';
import { pause } from './pause.ts';

/** The server sends something every 15 s, so a connection that is silent for longer is dead. */
const SILENCE_MAX_MS = 45_000;

/** Why a position cannot be resumed: too far back, of another wire, or in the future. */
export type ResetReason = 'too_old' | 'unknown_feed' | 'ahead';

/** What comes over a stream; `position` is where to go on from once the message was dealt with. */
export type StreamMessage<E> =
  | { type: 'wire'; events: E[]; position: string }
  | { type: 'progress'; position: string }
  | { type: 'reset'; reason: ResetReason; oldest: string };

export interface StreamOptions {
  /** The address of the stream after a position. */
  address(since: string | undefined): string;
  since?: string | undefined;
  signal?: AbortSignal | undefined;
  /** The longest delay between two attempts. */
  longestDelayMs?: number;
  /** Attempts to connect for the first time; unlimited by default. */
  firstAttempts?: number | undefined;
  fetch?: typeof fetch | undefined;
  /** Connected, for the first time or again. */
  onUp?: ((isAgain: boolean) => void) | undefined;
  /** Disconnected, or not connected yet; the next attempt is in `waitMs`. */
  onDown?: ((reason: string, waitMs: number) => void) | undefined;
}

/**
 * Follows a stream of Server-Sent Events: in order, each event once, without a gap. Reconnects from its position after
 * the delay that the server has named, else after growing ones. It reads on as its messages are taken, so nothing piles
 * up. A reset is its last message. Throws when the server refuses the request for good, or was never reached.
 */
export async function* followStream<E extends { seq: number }>(
  options: StreamOptions,
): AsyncGenerator<StreamMessage<E>, void, void> {
  const { signal } = options;
  const cursor = new WireCursor(options.since);
  const attempts = new ConnectionAttempts(options.longestDelayMs, options.firstAttempts);
  while (!signal?.aborted) {
    let why = 'the stream ended';
    try {
      for await (const message of connect(options, cursor.position, attempts)) {
        const next = understand<E>(message, cursor, attempts);
        if (next) yield next;
        if (next?.type === 'reset') return;
      }
    } catch (failure) {
      if (signal?.aborted) return;
      if (failure instanceof Refusal) {
        if (!isPassing(failure.status)) throw failure;
        if (failure.retryAfterMs !== undefined) attempts.goodbye = { code: failure.code, retry: failure.retryAfterMs };
      }
      why = failure instanceof Error ? failure.message : String(failure);
    }
    const next = attempts.fail(why);
    if (!next) throw new ConnectionFailure(why);
    options.onDown?.(next.reason, next.waitMs);
    await pause(next.waitMs, signal);
  }
}

/** Connects, and yields messages until the server ends the stream; throws when it fails or falls silent. */
async function* connect(
  { address, signal, onUp, fetch: send = (input, init) => fetch(input, init) }: StreamOptions,
  since: string | undefined,
  attempts: ConnectionAttempts,
): AsyncGenerator<EventSourceMessage, void, void> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  signal?.addEventListener('abort', end);
  try {
    const headers = { accept: 'text/event-stream' };
    const init = { headers, signal: stop.signal, credentials: 'omit', cache: 'no-store' } as const;
    const response = await inTime(send(address(since), init), stop);
    if (!response.ok || !response.body) throw await readRefusal(response);
    onUp?.(attempts.wasUp);
    attempts.succeed();
    yield* messagesOf(response.body, stop);
  } finally {
    signal?.removeEventListener('abort', end);
    stop.abort();
  }
}

async function* messagesOf(
  body: ReadableStream<Uint8Array>,
  stop: AbortController,
): AsyncGenerator<EventSourceMessage, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => void messages.push(message) });
  for (;;) {
    const { done, value } = await inTime(reader.read(), stop);
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
    yield* messages.splice(0);
  }
}

/** Aborts what the server keeps silent about. */
async function inTime<T>(awaited: Promise<T>, stop: AbortController): Promise<T> {
  const timer = setTimeout(() => stop.abort(new Error('the server fell silent')), SILENCE_MAX_MS);
  try {
    return await awaited;
  } finally {
    clearTimeout(timer);
  }
}

/** What a message means to the follower; undefined for messages that concern the connection alone. */
function understand<E extends { seq: number }>(
  { event, data }: EventSourceMessage,
  cursor: WireCursor,
  attempts: ConnectionAttempts,
): StreamMessage<E> | undefined {
  if (event === 'goodbye') attempts.goodbye = JSON.parse(data) as Goodbye;
  if (event === 'reset') {
    const { reason, oldest } = JSON.parse(data) as { reason: ResetReason; oldest: string };
    return { type: 'reset', reason, oldest };
  }
  if (event !== 'wire' && event !== 'progress') return undefined;
  const { events = [], position } = JSON.parse(data) as { events?: E[]; position: string };
  const unseen = cursor.take(events, position);
  return event === 'wire' ? { type: 'wire', events: unseen, position } : { type: 'progress', position };
}
