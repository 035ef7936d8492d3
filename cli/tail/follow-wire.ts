import { io, type Socket } from 'socket.io-client';
import type {
  ClientToServer,
  FollowRequest,
  ResetMessage,
  ServerToClient,
} from '../../shared/contract/socket-events.ts';
import { reconnect } from '../../shared/domain/reconnect.ts';
import { WireCursor } from '../../shared/domain/wire-cursor.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { printable } from '../output.ts';

const ANSWER_TIMEOUT_MS = 10_000;
/** A server that has never answered is most likely not there. */
const FIRST_ATTEMPTS = 5;

export interface Following {
  url: string;
  filter: NonNullable<FollowRequest['filter']>;
  since: string | undefined;
  onEvent: (event: WireEvent) => void;
  onNote: (line: string) => void;
}

type WireSocket = Socket<ServerToClient, ClientToServer>;

/**
 * Follows the wire until the signal aborts, reconnecting as needed; returns the last position. Fails when the server
 * was never reached or rejects the filter.
 */
export async function followWire(following: Following, signal: AbortSignal): Promise<string | undefined> {
  const at = new WireCursor(following.since);
  const socket: WireSocket = io(following.url, { reconnection: false, transports: ['websocket'] });
  listen(socket, following, at);
  try {
    await untilAborted(signal, (fail) => stayOnTheWire(socket, following, at, fail));
  } finally {
    socket.close();
  }
  return at.position;
}

function stayOnTheWire(socket: WireSocket, following: Following, at: WireCursor, fail: (error: unknown) => void) {
  return reconnect(
    socket,
    {
      up(isAgain) {
        if (isAgain) following.onNote(backNote(at.position));
        follow(socket, following, at).catch(fail);
      },
      down: (why, waitMs, wasUp) => following.onNote(downNote(wasUp ? 'cut off' : 'not reached', why, waitMs)),
      gaveUp: (why) => fail(neverReached(following.url, why)),
    },
    { firstAttempts: FIRST_ATTEMPTS },
  );
}

/** Runs until the signal aborts or `fail` is called, then closes what it started. */
async function untilAborted(signal: AbortSignal, start: (fail: (error: unknown) => void) => { close(): void }) {
  let running: { close(): void } | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      running = start(reject);
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    running?.close();
  }
}

function listen(socket: WireSocket, { onEvent, onNote }: Following, at: WireCursor): void {
  socket.on('wire', ({ events, position }) => at.take(events, position).forEach(onEvent));
  socket.on('progress', ({ position }) => {
    at.take([], position);
  });
  socket.on('reset', (message) => {
    at.reset();
    onNote(resetNote(message));
  });
}

async function follow(socket: WireSocket, { filter }: Following, at: WireCursor): Promise<void> {
  const since = at.position;
  try {
    const answer = await socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck('follow', { filter, ...(since !== undefined && { since }) });
    if (answer.ok) at.followed(answer);
    else throw new CliError(EXIT.refused, printable(`${answer.detail} (${answer.code})`));
  } catch (error) {
    if (error instanceof CliError) throw error;
    // Without an answer the connection is as good as dead; reconnecting repeats the request.
    socket.io.engine.close();
  }
}

function resetNote({ reason, oldest }: ResetMessage): string {
  const why = { too_old: 'it is too old', unknown_feed: 'it is from another wire', ahead: 'it is ahead of the wire' };
  return `the wire cannot be resumed from there: ${why[reason]} (oldest: ${printable(oldest)}); continuing live`;
}

function backNote(position: string | undefined): string {
  return printable(`back on the wire${position === undefined ? '' : `, after ${position}`}`);
}

function downNote(what: string, why: string, waitMs: number): string {
  return printable(`${what} (${why}); trying again in ${(waitMs / 1_000).toFixed(1)} s`);
}

function neverReached(url: string, why: string): CliError {
  return new CliError(EXIT.tryLater, printable(`${url} could not be reached (${why})`));
}
