import type {
  FollowAccepted,
  FollowRequest,
  ResetMessage,
  ServerToClient,
  SocketRefused,
  WatchAccepted,
  WatchRequest,
  WireMessage,
} from '../../shared/wire/socket-events.ts';

/** What the connection tells the rest of the page. */
export interface WireListener {
  up(): void;
  down(): void;
  wire(message: WireMessage): void;
  progress(position: string): void;
  reset(message: ResetMessage): void;
  /** Everything else that the server says. */
  other<E extends OtherEvent>(name: E, message: Parameters<ServerToClient[E]>[0]): void;
  /** Bytes that came since the connection's owner began, named by `run`. */
  traffic(run: string, bytes: number): void;
}

export type OtherEvent = Exclude<keyof ServerToClient, 'wire' | 'progress' | 'reset' | 'goodbye'>;
export type Question = 'follow' | 'unfollow' | 'watch' | 'unwatch';

/** The way to the server; it comes back by itself until the page is closed. */
export interface WireSocket {
  readonly isUp: boolean;
  follow(request: FollowRequest): Promise<FollowAccepted | SocketRefused>;
  unfollow(channel: string): Promise<void>;
  watch(request: WatchRequest): Promise<WatchAccepted | SocketRefused>;
  unwatch(storyId: string): Promise<void>;
  /** Whether somebody looks at the page: a hidden one is told in bundles. */
  setVisible(isVisible: boolean): void;
}
