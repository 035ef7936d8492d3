import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import type { Packet } from 'socket.io-parser';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { StoryMessage, WireMessage } from '../../shared/wire/socket-events.ts';
import { writeDirectly } from './direct-write.ts';
import { deflatedFrame, textFrame } from './frame.ts';
import { asText, carriesEvents, messageBytes } from './message-bytes.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Below this a message is smaller than what compressing it costs. */
const DEFLATE_MIN_BYTES = 600;

/** What Engine.IO writes to a WebSocket as it is; other transports take the text. */
interface FrameOptions {
  compress: boolean;
  wsPreEncodedFrame: [Buffer];
}

/** Agrees with readers on compression and compresses nothing itself: that is done once for all readers of a channel. */
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

/** Writes, frames and compresses what carries events once for the whole room; the rest goes the usual way. */
export class SharedFrameAdapter extends Adapter {
  /** Socket.IO puts each socket into a room of its own besides, which nobody sends to. */
  override addAll(id: string, rooms: Set<string>): void {
    rooms.delete(id);
    void super.addAll(id, rooms);
  }

  override broadcast(packet: Packet, options: BroadcastOptions): void {
    const [name, message] = packet.data as [string, unknown];
    const [room, another] = options.rooms;
    if (room === undefined || another !== undefined || options.except?.size || !carriesEvents(message)) {
      super.broadcast(packet, options);
      return;
    }
    const bytes = messageBytes(name, message);
    const text = asText(bytes);
    const frames = openFrames(bytes);
    for (const id of this.rooms.get(room) ?? []) {
      const socket: NewswireSocket | undefined = this.nsp.sockets.get(id);
      if (!socket) continue;
      const options = frames.optionsFor(socket);
      if (!writeDirectly(socket, options.wsPreEncodedFrame[0])) socket.conn.write(text, options);
    }
  }
}

/** Sends a message to one reader, its events as they have been written for others. */
export function sendEvents(socket: NewswireSocket, name: 'wire' | 'story', message: WireMessage | StoryMessage): void {
  const bytes = messageBytes(name, message);
  socket.conn.write(asText(bytes), frameOptions(textFrame(bytes)));
}

/** Notes whether the reader takes compressed frames, now and after a change from polling to WebSocket. */
export function noteCompression(socket: NewswireSocket): void {
  const note = (): void => {
    const transport = socket.conn.transport as { socket?: { extensions: string } };
    socket.data.inflates = transport.socket?.extensions.includes('permessage-deflate') ?? false;
  };
  note();
  if (socket.conn.transport.name !== 'websocket') socket.conn.once('upgrade', note);
}

function openFrames(bytes: Buffer): { optionsFor(socket: NewswireSocket): FrameOptions } {
  let plain: FrameOptions | undefined;
  let deflated: FrameOptions | undefined;
  return {
    optionsFor(socket) {
      if (socket.data.inflates && bytes.length >= DEFLATE_MIN_BYTES) {
        deflated ??= frameOptions(deflatedFrame(bytes));
        return deflated;
      }
      plain ??= frameOptions(textFrame(bytes));
      return plain;
    },
  };
}

function frameOptions(frame: Buffer): FrameOptions {
  return { compress: true, wsPreEncodedFrame: [frame] };
}
