import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';

/** What `ws` keeps of the agreement on compression, for each connection. */
interface Deflating {
  _options: unknown;
  params: unknown;
}

type Listener = () => void;

/** An Engine.IO connection, as far as this needs to know. */
interface Connection {
  transport: EventEmitter & {
    name: string;
    socket?: EventEmitter & { _socket: TcpSocket; _extensions: { 'permessage-deflate'?: Deflating } };
  };
  request: IncomingMessage | null;
}

/**
 * Lets go of what was needed to open a WebSocket and is never asked for again: two of the twelve kilobytes that an idle
 * reader costs. Nothing that is listened to afterwards is missed.
 */
export function lightenConnection(connection: Connection): void {
  const { transport } = connection;
  const { socket } = transport;
  // A request of long polling is still being answered.
  if (transport.name !== 'websocket' || !socket) return;
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
