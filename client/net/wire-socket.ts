import { io, type Socket } from 'socket.io-client';
import type {
  AudienceMessage,
  ClientToServer,
  FollowAccepted,
  FollowRequest,
  ResetMessage,
  ServerToClient,
  SocketRefused,
  StoryMessage,
  WatchAccepted,
  WatchRequest,
  WireMessage,
} from '../../shared/wire/socket-events.ts';
import { reconnectDelay } from './reconnect-delay.ts';

const FOLLOW_TIMEOUT_MS = 10_000;
const UNFOLLOW_TIMEOUT_MS = 2_000;

/** What the socket tells the rest of the page. */
export interface WireListener {
  up(): void;
  down(): void;
  wire(message: WireMessage): void;
  progress(position: string): void;
  reset(message: ResetMessage): void;
  story(message: StoryMessage): void;
  audience(message: AudienceMessage): void;
}

/** The one connection to the server; it comes back by itself until the page is closed. */
export interface WireSocket {
  readonly isUp: boolean;
  follow(request: FollowRequest): Promise<FollowAccepted | SocketRefused>;
  unfollow(channel: string): Promise<void>;
  watch(request: WatchRequest): Promise<WatchAccepted | SocketRefused>;
  unwatch(storyId: string): Promise<void>;
}

/** Connects, and comes back after every cut: after the time the server named, else with growing delays. */
export function openWireSocket(listener: WireListener): WireSocket {
  // Socket.IO does not return after a cut by the server, so that all returning is done here, in one way.
  const socket: Socket<ServerToClient, ClientToServer> = io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
  });
  comeBackAfterCuts(socket, listener);
  socket.on('wire', (message) => listener.wire(message));
  socket.on('progress', ({ position }) => listener.progress(position));
  socket.on('reset', (message) => listener.reset(message));
  socket.on('story', (message) => listener.story(message));
  socket.on('audience', (message) => listener.audience(message));
  return {
    get isUp() {
      return socket.connected;
    },
    follow: (request) => socket.timeout(FOLLOW_TIMEOUT_MS).emitWithAck('follow', request),
    watch: (request) => socket.timeout(FOLLOW_TIMEOUT_MS).emitWithAck('watch', request),
    unwatch: (storyId) => forget(socket.timeout(UNFOLLOW_TIMEOUT_MS).emitWithAck('unwatch', { storyId })),
    unfollow: (channel) => forget(socket.timeout(UNFOLLOW_TIMEOUT_MS).emitWithAck('unfollow', { channel })),
  };
}

function comeBackAfterCuts(socket: Socket<ServerToClient, ClientToServer>, listener: WireListener): void {
  let attempt = 0;
  let askedToWaitMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reconnect = (): void => {
    clearTimeout(timer);
    if (!socket.connected) socket.connect();
  };
  const comeBackLater = (): void => {
    listener.down();
    clearTimeout(timer);
    timer = setTimeout(reconnect, askedToWaitMs ?? reconnectDelay(attempt, Math.random()));
    askedToWaitMs = undefined;
    attempt += 1;
  };
  socket.on('connect', () => {
    attempt = 0;
    listener.up();
  });
  socket.on('goodbye', ({ retry }) => {
    askedToWaitMs = retry;
  });
  socket.on('disconnect', comeBackLater);
  socket.on('connect_error', comeBackLater);
  // A dead network is noticed at once; if it was alive after all, coming back costs nothing.
  window.addEventListener('offline', () => socket.io.engine.close());
  window.addEventListener('online', reconnect);
}

/** A lost answer needs no care: a connection that is gone follows nothing. */
async function forget(answer: Promise<unknown>): Promise<void> {
  await answer.catch(() => undefined);
}
