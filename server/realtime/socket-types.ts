import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/contract/socket-events.ts';
import type { TokenBucket } from '../../shared/domain/token-bucket.ts';
import type { Channel } from '../live/hub.ts';

interface SocketData {
  /** What the socket follows. Usually one filter, for which a `Map` would be four times as large. */
  follows: readonly Follow[];
  /** The stories and coverages it has open, by name; undefined until the first one. */
  watches: Map<string, Watch> | undefined;
  /** Limits its requests. */
  rateLimit: TokenBucket;
  /** Packets in this server's buffer. */
  unsent: number;
  /** The wire's position when the buffer was last empty. */
  clearedAt: number;
  /** Whether it takes compressed frames. */
  inflates: boolean;
}

export interface Follow {
  channel: Channel;
  /** False while it catches up. */
  live: boolean;
}

export interface Watch {
  /** Of the story or coverage; see `server/live/watched.ts`. */
  name: string;
  /** False while it catches up. */
  live: boolean;
}

type NoEvents = Record<string, never>;
export type NewswireServer = Server<ClientToServer, ServerToClient, NoEvents, SocketData>;
export type NewswireSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketData>;
