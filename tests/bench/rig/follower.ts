import { type FrameReader, openFrameReader } from './frame-reader.ts';

/** A reader's protocol: `plain` reads frames from the URL that is its channel, the others speak Socket.IO. */
export type Dialect = 'newswire' | 'socket.io' | 'plain';

/** A planned reader. */
export interface ReaderPlan {
  /** For `newswire` the filter to follow, as JSON; otherwise the name or URL of its channel. */
  channel: string;
  /** The position to resume from. */
  since?: string;
}

interface Listener {
  /** Called once with the answer to `follow`, empty if there is none. */
  live(answer: Buffer): void;
  message(payload: Buffer, deflated: boolean): void;
  closed(): void;
}

const SOCKET_PATH = '/socket.io/?EIO=4&transport=websocket';
/** Engine.IO's message type, which precedes all of Socket.IO's packets. */
const MESSAGE = 0x34;

/** Connects a reader that answers pings and follows its channel. */
export function openFollower(
  port: number,
  dialect: Dialect,
  plan: ReaderPlan,
  deflate: boolean,
  listener: Listener,
): FrameReader {
  const isPlain = dialect === 'plain';
  const reader = openFrameReader(port, isPlain ? plan.channel : SOCKET_PATH, deflate, {
    open: () => isPlain && listener.live(Buffer.alloc(0)),
    closed: listener.closed,
    frame(payload, deflated) {
      // Compressed frames are not parsed here: they are messages.
      if (isPlain || deflated) return listener.message(payload, deflated);
      const start = payload.toString('latin1', 0, 3);
      if (start.startsWith('2')) reader.send('3');
      else if (start.startsWith('0')) reader.send('40');
      else if (start.startsWith('40')) reader.send(firstRequest(dialect, plan));
      else if (start === '430') listener.live(payload);
      else if (payload[0] === MESSAGE) listener.message(payload, deflated);
    },
  });
  return reader;
}

function firstRequest(dialect: Dialect, { channel, since }: ReaderPlan): string {
  if (dialect === 'socket.io') return `420${JSON.stringify(['join', channel])}`;
  return `420${JSON.stringify(['follow', { filter: JSON.parse(channel), ...(since !== undefined && { since }) }])}`;
}
