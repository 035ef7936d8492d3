import type { Socket as TcpSocket } from 'node:net';
import type { NewswireSocket } from './socket-types.ts';

/** What lies under an Engine.IO connection; `writeBuffer` is what it still holds back. */
interface Connection {
  readyState: string;
  upgrading: boolean;
  writeBuffer?: unknown[];
  transport: { name: string; socket?: { readyState: number; _socket?: TcpSocket | null } };
}

const WEBSOCKET_OPEN = 1;

/**
 * Writes a frame to the reader's connection itself, past the queues and events of Engine.IO, which cost more than
 * the writing. Only when nothing is on the way or held back: order is kept, and a slow reader is counted as ever.
 * False when it was not written.
 */
export function writeDirectly(socket: NewswireSocket, frame: Buffer): boolean {
  const conn = socket.conn as unknown as Connection;
  if (conn.readyState !== 'open' || conn.upgrading || conn.writeBuffer?.length !== 0) return false;
  const { transport } = conn;
  if (transport.name !== 'websocket' || transport.socket?.readyState !== WEBSOCKET_OPEN) return false;
  const tcp = transport.socket._socket;
  if (!tcp?.writable || tcp.writableLength > 0 || socket.data.unsent > 0) return false;
  tcp.write(frame);
  return true;
}
