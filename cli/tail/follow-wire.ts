import { io, type Socket } from 'socket.io-client';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import type { ClientToServer, FollowRequest, ResetMessage, ServerToClient } from '../../shared/wire/socket-events.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { printable } from '../output.ts';
import { comeBackAfterCuts } from './come-back.ts';
import { WirePlace } from './wire-place.ts';

const ANSWER_TIMEOUT_MS = 10_000;

export interface Following {
  url: string;
  filter: NonNullable<FollowRequest['filter']>;
  since: string | undefined;
  onEvent: (event: WireEvent) => void;
  onNote: (line: string) => void;
}

type WireSocket = Socket<ServerToClient, ClientToServer>;

/**
 * Follows the wire until the signal fires, over every cut; answers with the last position. Fails when the server was
 * never reached or refuses the filter.
 */
export async function followWire(following: Following, signal: AbortSignal): Promise<string | undefined> {
  const place = new WirePlace(following.since);
  // Socket.IO does not return after a cut by the server, so that all returning is done here, in one way.
  const socket: WireSocket = io(following.url, { reconnection: false, transports: ['websocket'] });
  listen(socket, following, place);
  try {
    await untilAborted(signal, (fail) => stayOnTheWire(socket, following, place, fail));
  } finally {
    socket.close();
  }
  return place.position;
}

function stayOnTheWire(socket: WireSocket, following: Following, place: WirePlace, fail: (error: unknown) => void) {
  return comeBackAfterCuts(socket, {
    up(again) {
      if (again) following.onNote(backNote(place.position));
      follow(socket, following, place).catch(fail);
    },
    down: (why, waitMs, wasUp) => following.onNote(downNote(wasUp ? 'cut off' : 'not reached', why, waitMs)),
    gaveUp: (why) => fail(neverReached(following.url, why)),
  });
}

/** Runs until the signal fires or `fail` is called, then closes what was started. */
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

function listen(socket: WireSocket, { onEvent, onNote }: Following, place: WirePlace): void {
  socket.on('wire', ({ events, position }) => place.take(events, position).forEach(onEvent));
  socket.on('progress', ({ position }) => {
    place.take([], position);
  });
  socket.on('reset', (message) => {
    place.reset();
    onNote(resetNote(message));
  });
}

async function follow(socket: WireSocket, { filter }: Following, place: WirePlace): Promise<void> {
  const since = place.position;
  try {
    const answer = await socket
      .timeout(ANSWER_TIMEOUT_MS)
      .emitWithAck('follow', { filter, ...(since !== undefined && { since }) });
    if (answer.ok) place.followed(answer);
    else throw new CliError(EXIT.refused, printable(`${answer.detail} (${answer.code})`));
  } catch (error) {
    if (error instanceof CliError) throw error;
    // No answer came: the connection is as good as gone, and coming back asks again.
    socket.io.engine.close();
  }
}

function resetNote({ reason, oldest }: ResetMessage): string {
  const why = { too_old: 'it is too old', unknown_feed: 'it is of another feed', ahead: 'it lies ahead of the wire' };
  return `the wire cannot be resumed from there: ${why[reason]} (oldest: ${printable(oldest)}); going on live`;
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
