import type { Server, Socket } from 'socket.io';
import type { Allowance } from '../../shared/domain/allowance.ts';
import type { ClientToServer, ServerToClient } from '../../shared/wire/socket-events.ts';
import type { Channel } from '../feed/channel.ts';

interface SocketData {
  /** What the socket follows: a few, most often one, for which a `Map` is four times as large. */
  follows: readonly Follow[];
  /** Stories that it has open, by id; undefined as long as there was none. */
  watches: Map<string, Watch> | undefined;
  /** What it may ask for. */
  pace: Allowance;
  /** Packets that wait in our buffer. */
  unsent: number;
  /** The wire's number when everything sent so far had left our buffer. */
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
  storyId: string;
  /** False while it catches up. */
  live: boolean;
}

type NoEvents = Record<string, never>;
export type NewswireServer = Server<ClientToServer, ServerToClient, NoEvents, SocketData>;
export type NewswireSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketData>;
