import type {
  FollowAccepted,
  FollowRequest,
  ResetMessage,
  ServerToClient,
  SocketRefused,
  WatchAccepted,
  WatchRequest,
  WireMessage,
} from '../../shared/contract/socket-events.ts';

/** Receives the connection's events. */
export interface WireListener {
  up(): void;
  down(): void;
  wire(message: WireMessage): void;
  progress(position: string): void;
  reset(message: ResetMessage): void;
  /** All other server events. */
  other<E extends OtherEvent>(name: E, message: Parameters<ServerToClient[E]>[0]): void;
  /** Bytes received since the connection's owner started; `run` identifies that start. */
  traffic(run: string, bytes: number): void;
}

export type OtherEvent = Exclude<keyof ServerToClient, 'wire' | 'progress' | 'reset' | 'goodbye'>;
export type Question = 'follow' | 'unfollow' | 'watch' | 'unwatch' | 'attach';

/** The connection to the server; it reconnects until the page is closed. */
export interface WireSocket {
  readonly isUp: boolean;
  follow(request: FollowRequest): Promise<FollowAccepted | SocketRefused>;
  unfollow(channel: string): Promise<void>;
  watch(request: WatchRequest): Promise<WatchAccepted | SocketRefused>;
  unwatch(storyId: string): Promise<void>;
  /** Hears of the changes of the reader whose device got this ticket. */
  attach(ticket: string): Promise<{ ok: true } | SocketRefused>;
  /** Says whether the page is visible: a hidden one gets its messages in batches. */
  setVisible(isVisible: boolean): void;
}
