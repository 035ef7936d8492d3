// The only file that uses undocumented internals of `ws`, Engine.IO and Socket.IO, whose versions are pinned. With any
// other version, everything uses the documented API, which costs more and does the same.
import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { Socket as TcpSocket } from 'node:net';
import path from 'node:path';
import type { NewswireSocket } from './socket-types.ts';

/** The versions that the code below was written for; package.json pins the same. */
const KNOWN_VERSIONS = {
  ws: '8.21.3',
  'engine.io': '6.6.12',
  'socket.io': '4.8.4',
  'socket.io-adapter': '2.5.8',
} as const;

const WEBSOCKET_OPEN = 1;

/** What `ws` stores per connection about the negotiated compression. */
interface Deflating {
  _options: unknown;
  params: unknown;
}

type Listener = () => void;

interface WsSocket extends EventEmitter {
  readyState: number;
  extensions: string;
  terminate?(): void;
  _socket?: TcpSocket | null;
  _extensions: { 'permessage-deflate'?: Deflating };
}

/** An Engine.IO connection; `writeBuffer` contains packets that are not sent yet. */
interface EngineConnection extends EventEmitter {
  readyState: string;
  upgrading: boolean;
  writeBuffer?: unknown[];
  request: IncomingMessage | null;
  transport: EventEmitter & { name: string; socket?: WsSocket };
  write(text: string, options: FrameOptions): void;
}

/** Engine.IO writes the frame to a WebSocket unchanged; other transports take the text. */
interface FrameOptions {
  compress: boolean;
  wsPreEncodedFrame: [Buffer];
}

const unknown = Object.entries(KNOWN_VERSIONS).filter(([name, version]) => installedVersion(name) !== version);

/** The libraries with a different version than the pinned one, as `name version`; empty when all match. */
export function unknownLibraries(): string[] {
  return unknown.map(([name]) => `${name} ${installedVersion(name)}`);
}

/** The installed version that Socket.IO uses, from package.json, which not every package exports. */
function installedVersion(name: string): string | undefined {
  const ours = createRequire(import.meta.url);
  const main = (name === 'engine.io' ? createRequire(ours.resolve('socket.io')) : ours).resolve(name);
  const folder = main.slice(0, main.lastIndexOf(path.join('node_modules', name)));
  const text = readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version?: string }).version;
}

function connectionOf(socket: NewswireSocket): EngineConnection {
  return socket.conn as unknown as EngineConnection;
}

/**
 * Writes a frame directly to the reader's TCP connection, past Engine.IO's queues and events, which cost more than the
 * write. Only when nothing is queued or unsent, so that the order is kept and slow readers are still detected. Returns
 * false when it was not written.
 */
export function writeDirectly(socket: NewswireSocket, frame: Buffer): boolean {
  const { readyState, upgrading, writeBuffer, transport } = connectionOf(socket);
  if (unknown.length > 0 || readyState !== 'open' || upgrading || writeBuffer?.length !== 0) return false;
  if (transport.name !== 'websocket' || transport.socket?.readyState !== WEBSOCKET_OPEN) return false;
  const tcp = transport.socket._socket;
  if (!tcp?.writable || tcp.writableLength > 0 || socket.data.unsent > 0) return false;
  tcp.write(frame);
  return true;
}

/** Writes a message through Engine.IO: the frame for a WebSocket, the text for any other transport. */
export function writeFrame(socket: NewswireSocket, text: string, frame: Buffer): void {
  connectionOf(socket).write(text, { compress: true, wsPreEncodedFrame: [frame] });
}

/** Closes a connection without a message, because it cannot be written to. */
export function dropConnection(socket: NewswireSocket): void {
  const { transport } = connectionOf(socket);
  if (transport.socket?.terminate) transport.socket.terminate();
  else socket.conn.close(true);
}

/** True when the reader's WebSocket has negotiated compression. */
export function takesCompressed(socket: NewswireSocket): boolean {
  return connectionOf(socket).transport.socket?.extensions?.includes('permessage-deflate') ?? false;
}

/** Shares the first socket's listener list with all: Socket.IO would keep one per socket, with capacity for 17. */
export function listenLikeAll(
  socket: NewswireSocket,
  listener: (this: NewswireSocket, name: string, request: unknown, answer?: unknown) => Promise<void>,
  shared: { listeners?: unknown },
): void {
  if (shared.listeners && unknown.length === 0) Reflect.set(socket, '_anyListeners', shared.listeners);
  else socket.onAny(listener as unknown as Listener);
  shared.listeners ??= socket.listenersAny();
}

/**
 * Objects that each socket would have and never use: the handshake data, and the map of pending acknowledgements, since
 * the server requests none. (The ids are numbered per namespace, so one map could hold them all.)
 */
const SHARED = { handshake: {}, acks: new Map() };

/** Replaces objects that a socket never uses by shared ones. */
export function shareUnused(socket: NewswireSocket): void {
  if (unknown.length === 0) Object.assign(socket, SHARED);
}

/**
 * Releases what was only needed to open a WebSocket: 2 of the 12 KB of an idle reader. No later event loses its
 * listeners.
 */
export function lightenConnection(connection: EngineConnection): void {
  const { transport } = connection;
  const { socket } = transport;
  // A long-polling request may still be in progress.
  if (unknown.length > 0 || transport.name !== 'websocket' || !socket?._socket) return;
  connection.request = null;
  forgetUpgrade(socket._socket);
  // It was needed only until Engine.IO added its own error listener.
  for (const listener of socket.listeners('error') as Listener[]) {
    if (listener.name === 'onUpgradeError') socket.off('error', listener);
  }
  // Only long-polling answers have headers.
  transport.removeAllListeners('headers');
  repack(transport);
  const deflating = socket._extensions['permessage-deflate'];
  if (deflating) shareAgreement(deflating);
}

/** Removes Engine.IO's one-time `close` listener for the upgrade, which keeps the request in memory. */
function forgetUpgrade(tcp: TcpSocket): void {
  for (const listener of tcp.rawListeners('close') as Listener[]) {
    if ('listener' in listener) tcp.off('close', listener);
  }
}

/** Rebuilds an emitter's listener table, which grows by doubling and never shrinks. */
function repack(emitter: EventEmitter): void {
  const all = emitter.eventNames().map((name) => ({ name, listeners: emitter.rawListeners(name) }));
  emitter.removeAllListeners();
  for (const { name, listeners } of all) {
    for (const listener of listeners as Listener[]) emitter.on(name, listener);
  }
}

const agreements = new Map<string, Pick<Deflating, '_options' | 'params'>>();

/** Most readers negotiate the same compression, so connections can share these objects. */
function shareAgreement(deflating: Deflating): void {
  const key = JSON.stringify(deflating.params);
  const first = agreements.get(key) ?? { _options: deflating._options, params: deflating.params };
  agreements.set(key, first);
  Object.assign(deflating, first);
}
