import type { IncomingMessage } from 'node:http';

/** An Engine.IO connection, as far as this needs to know. */
interface Connection {
  transport: { name: string };
  request: IncomingMessage | null;
}

/**
 * Lets go of the request that began a WebSocket: it is never asked for again, and with its headers it is a fourth of
 * what an idle reader costs. Engine.IO keeps it in a place that nobody can reach, and so it is emptied.
 */
export function forgetRequest(connection: Connection): void {
  const { request, transport } = connection;
  // A request of long polling is still being answered.
  if (!request || transport.name !== 'websocket') return;
  for (const key of Reflect.ownKeys(request)) Reflect.set(request, key, undefined);
  connection.request = null;
}
