import { type FrameReader, openFrameReader } from './frame-reader.ts';

/** How a reader speaks: `plain` reads frames from the address that is its channel, the others speak Socket.IO. */
export type Dialect = 'newswire' | 'socket.io' | 'plain';

/** One reader. */
export interface ReaderPlan {
  /** For `newswire` what it follows, as JSON; else the name or address of its channel. */
  channel: string;
  /** The position that it comes back with. */
  since?: string;
}

interface Listener {
  /** Told once: the answer to `follow`, or nothing where there is none. */
  live(answer: Buffer): void;
  message(payload: Buffer, deflated: boolean): void;
  closed(): void;
}

const SOCKET_PATH = '/socket.io/?EIO=4&transport=websocket';
/** Engine.IO's type for messages, which stands before everything that Socket.IO says. */
const MESSAGE = 0x34;

/** Connects a reader, which answers pings and follows its channel. */
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
      // What is compressed is not looked into here: it is a message.
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
