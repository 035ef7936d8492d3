import { Adapter } from 'socket.io-adapter';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { CoverageMessage, StoryMessage, WireMessage } from '../../shared/contract/socket-events.ts';
import { takesCompressed, writeDirectly, writeFrame } from './engine-internals.ts';
import { deflatedFrame, textFrame } from './frame.ts';
import { asText, messageBytes } from './message-bytes.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';

/** Compressing smaller messages costs more than it saves. */
const DEFLATE_MIN_BYTES = 600;

/** A message with events, and its name on the socket. */
export type EventsMessage =
  | { name: 'wire'; message: WireMessage }
  | { name: 'story'; message: StoryMessage }
  | { name: 'coverage'; message: CoverageMessage };

/** Negotiates compression without compressing: messages are compressed once for all readers of a channel. */
export class SharedFrameServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const perMessageDeflate = {
      threshold: Number.MAX_SAFE_INTEGER,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
    };
    super({ ...options, perMessageDeflate });
  }
}

/** Socket.IO also puts each socket into its own room, which Newswire does not use. */
export class RoomAdapter extends Adapter {
  override addAll(id: string, rooms: Set<string>): void {
    rooms.delete(id);
    void super.addAll(id, rooms);
  }
}

export function socketsIn(io: NewswireServer, room: string): NewswireSocket[] {
  const { sockets, adapter } = io.of('/');
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? []);
}

/**
 * Sends a message to everyone in a room, encoded and compressed once for all; returns their number. Calls `failed` for
 * each reader that could not be written to; the others got the message.
 */
export function sendToRoom(
  io: NewswireServer,
  room: string,
  { name, message }: EventsMessage,
  failed: (socket: NewswireSocket, error: unknown) => void,
): number {
  const sockets = socketsIn(io, room);
  if (sockets.length === 0) return 0;
  const bytes = messageBytes(name, message);
  const text = asText(bytes);
  const frames = openFrames(bytes);
  for (const socket of sockets) {
    try {
      const frame = frames.frameFor(socket);
      if (!writeDirectly(socket, frame)) writeFrame(socket, text, frame);
    } catch (error) {
      failed(socket, error);
    }
  }
  return sockets.length;
}

/** Sends a message to one reader, reusing events that were serialized for others. */
export function sendEvents(socket: NewswireSocket, { name, message }: EventsMessage): void {
  const bytes = messageBytes(name, message);
  writeFrame(socket, asText(bytes), textFrame(bytes));
}

/** Records whether the reader takes compressed frames, now and after an upgrade from polling to WebSocket. */
export function noteCompression(socket: NewswireSocket): void {
  const note = (): void => {
    socket.data.inflates = takesCompressed(socket);
  };
  note();
  if (socket.conn.transport.name !== 'websocket') socket.conn.once('upgrade', note);
}

function openFrames(bytes: Buffer): { frameFor(socket: NewswireSocket): Buffer } {
  let plain: Buffer | undefined;
  let deflated: Buffer | undefined;
  return {
    frameFor(socket) {
      if (socket.data.inflates && bytes.length >= DEFLATE_MIN_BYTES) {
        deflated ??= deflatedFrame(bytes);
        return deflated;
      }
      plain ??= textFrame(bytes);
      return plain;
    },
  };
}
