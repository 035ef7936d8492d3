// The one file that reaches into what `ws`, Engine.IO and Socket.IO do not document. Their versions are pinned to those
// that this was written for; with any other, everything goes the documented way, which costs more and does the same.
import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { Socket as TcpSocket } from 'node:net';
import path from 'node:path';
import type { NewswireSocket } from './socket-types.ts';

/** The versions that the code below knows from the inside; package.json pins the same. */
const KNOWN_VERSIONS = {
  ws: '8.21.3',
  'engine.io': '6.6.12',
  'socket.io': '4.8.4',
  'socket.io-adapter': '2.5.8',
} as const;

const WEBSOCKET_OPEN = 1;

/** What `ws` keeps of the agreement on compression, for each connection. */
interface Deflating {
  _options: unknown;
  params: unknown;
}

type Listener = () => void;

/** What `ws` has of one connection. */
interface WsSocket extends EventEmitter {
  readyState: number;
  extensions: string;
  terminate?(): void;
  _socket?: TcpSocket | null;
  _extensions: { 'permessage-deflate'?: Deflating };
}

/** An Engine.IO connection; `writeBuffer` is what it still holds back. */
interface EngineConnection extends EventEmitter {
  readyState: string;
  upgrading: boolean;
  writeBuffer?: unknown[];
  request: IncomingMessage | null;
  transport: EventEmitter & { name: string; socket?: WsSocket };
  write(text: string, options: FrameOptions): void;
}

/** What Engine.IO writes to a WebSocket as it is; other transports take the text. */
interface FrameOptions {
  compress: boolean;
  wsPreEncodedFrame: [Buffer];
}

const unknown = Object.entries(KNOWN_VERSIONS).filter(([name, version]) => installedVersion(name) !== version);

/** The libraries whose version is not the one that we know, as `name version`; none when all is well. */
export function unknownLibraries(): string[] {
  return unknown.map(([name]) => `${name} ${installedVersion(name)}`);
}

/** The version of a library as Socket.IO finds it, by its package.json, which not every package lets one import. */
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
 * Writes a frame to the reader's connection itself, past the queues and events of Engine.IO, which cost more than
 * the writing. Only when nothing is on the way or held back: order is kept, and a slow reader is counted as ever.
 * False when it was not written.
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

/** Writes a message in the usual way: as this frame to a WebSocket, as the text to any other transport. */
export function writeFrame(socket: NewswireSocket, text: string, frame: Buffer): void {
  connectionOf(socket).write(text, { compress: true, wsPreEncodedFrame: [frame] });
}

/** Ends a connection without a word, one that cannot be written to. */
export function dropConnection(socket: NewswireSocket): void {
  const { transport } = connectionOf(socket);
  if (transport.socket?.terminate) transport.socket.terminate();
  else socket.conn.close(true);
}

/** True when the reader's WebSocket has agreed to compression. */
export function takesCompressed(socket: NewswireSocket): boolean {
  return connectionOf(socket).transport.socket?.extensions?.includes('permessage-deflate') ?? false;
}

/** Has all sockets listen with the list of the first one: Socket.IO would keep one for each, with room for seventeen. */
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
 * What each socket would keep of its own: what its first request said, which nobody asks, and who waits for its
 * acknowledgements, which nobody does. (Their numbers are the namespace's: it would hold those of all.)
 */
const SHARED = { handshake: {}, acks: new Map() };

/** Lets a socket share what it would have of its own and never uses. */
export function shareUnused(socket: NewswireSocket): void {
  if (unknown.length === 0) Object.assign(socket, SHARED);
}

/**
 * Lets go of what was needed to open a WebSocket and is never asked for again: two of the twelve kilobytes that an idle
 * reader costs. Nothing that is listened to afterwards is missed.
 */
export function lightenConnection(connection: EngineConnection): void {
  const { transport } = connection;
  const { socket } = transport;
  // A request of long polling is still being answered.
  if (unknown.length > 0 || transport.name !== 'websocket' || !socket?._socket) return;
  connection.request = null;
  forgetUpgrade(socket._socket);
  // It stood in until Engine.IO listened itself.
  for (const listener of socket.listeners('error') as Listener[]) {
    if (listener.name === 'onUpgradeError') socket.off('error', listener);
  }
  // Only answers to long polling have headers.
  transport.removeAllListeners('headers');
  repack(transport);
  const deflating = socket._extensions['permessage-deflate'];
  if (deflating) shareAgreement(deflating);
}

/** Engine.IO's answer to the upgrade waits once for the end of the connection, and keeps the request by that. */
function forgetUpgrade(tcp: TcpSocket): void {
  for (const listener of tcp.rawListeners('close') as Listener[]) {
    if ('listener' in listener) tcp.off('close', listener);
  }
}

/** The table of an emitter grows by doubling, and does not shrink when a listener goes. */
function repack(emitter: EventEmitter): void {
  const all = emitter.eventNames().map((name) => ({ name, listeners: emitter.rawListeners(name) }));
  emitter.removeAllListeners();
  for (const { name, listeners } of all) {
    for (const listener of listeners as Listener[]) emitter.on(name, listener);
  }
}

const agreements = new Map<string, Pick<Deflating, '_options' | 'params'>>();

/** What was agreed with one reader is agreed with most; each connection has it as objects of its own. */
function shareAgreement(deflating: Deflating): void {
  const key = JSON.stringify(deflating.params);
  const first = agreements.get(key) ?? { _options: deflating._options, params: deflating.params };
  agreements.set(key, first);
  Object.assign(deflating, first);
}
