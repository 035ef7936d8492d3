import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import type { Packet } from 'socket.io-parser';
import { type ServerOptions, WebSocketServer } from 'ws';
import { deflatedFrame, textFrame } from './frame.ts';
import type { NewswireSocket } from './socket-types.ts';
import { WireEncoder } from './wire-encoder.ts';

/** Below this a message is smaller than what compressing it costs. */
const DEFLATE_MIN_CHARACTERS = 600;
const encoder = new WireEncoder();

/** What Engine.IO writes to a socket as it is, where the socket can take it. */
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

/** Encodes, frames and compresses a message once for the whole room. */
export class SharedFrameAdapter extends Adapter {
  override broadcast(packet: Packet, options: BroadcastOptions): void {
    if (options.except?.size || options.rooms.size > 1) {
      super.broadcast(packet, options);
      return;
    }
    const [room] = options.rooms;
    const members = room === undefined ? this.sids.keys() : this.rooms.get(room);
    if (!members) return;
    const [text = ''] = encoder.encode({ ...packet, nsp: this.nsp.name });
    // Engine.IO puts its own type before the message.
    const frames = openFrames(`4${text}`);
    for (const id of members) {
      const socket: NewswireSocket | undefined = this.nsp.sockets.get(id);
      socket?.conn.write(text, frames.optionsFor(socket));
    }
  }
}

/** Notes whether the reader takes compressed frames, now and after a change from polling to WebSocket. */
export function noteCompression(socket: NewswireSocket): void {
  const note = (): void => {
    const transport: { name: string; socket?: { extensions: string } } = socket.conn.transport;
    socket.data.inflates = transport.socket?.extensions.includes('permessage-deflate') ?? false;
  };
  note();
  socket.conn.once('upgrade', note);
}

function openFrames(message: string): { optionsFor(socket: NewswireSocket): FrameOptions } {
  let plain: FrameOptions | undefined;
  let deflated: FrameOptions | undefined;
  const options = (frame: Buffer): FrameOptions => ({ compress: false, wsPreEncodedFrame: [frame] });
  return {
    optionsFor(socket) {
      if (socket.data.inflates && message.length >= DEFLATE_MIN_CHARACTERS) {
        deflated ??= options(deflatedFrame(message));
        return deflated;
      }
      plain ??= options(textFrame(message));
      return plain;
    },
  };
}
