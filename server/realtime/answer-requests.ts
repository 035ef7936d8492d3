import type { SocketRefused } from '../../shared/contract/socket-events.ts';
import { listenLikeAll } from './engine-internals.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Turns an error into the refusal that the client gets. */
export type ToRefusal = (error: unknown) => SocketRefused;

/** Serves one request of a socket; `reply` sends the answer, and a thrown error becomes a refusal. */
// biome-ignore lint/suspicious/noExplicitAny: each request has its own shape, which its service parses
export type Serve = (socket: NewswireSocket, request: any, reply: (accepted: any) => void) => Promise<void> | void;

type Answer = (answer: unknown) => void;

/**
 * Serves the requests in the table for each socket, within its rate limit. The listener is shared by all sockets, with
 * `this` as the requesting one: one per socket would be a tenth of an idle reader's memory.
 */
export function answerRequests(
  table: Readonly<Record<string, Serve>>,
  { refusal, tooMany }: { refusal: ToRefusal; tooMany: (socket: NewswireSocket) => void },
): (socket: NewswireSocket) => void {
  const requests = new Map(Object.entries(table));
  async function onRequest(this: NewswireSocket, name: string, request: unknown, answer?: unknown): Promise<void> {
    if (this.data.rateLimit.spend() < 0) {
      if (this.connected) tooMany(this);
      return;
    }
    const reply: Answer = typeof answer === 'function' ? (answer as Answer) : () => undefined;
    try {
      await requests.get(name)?.(this, request, reply);
    } catch (error) {
      reply(refusal(error));
    }
  }
  const shared = {};
  return (socket) => listenLikeAll(socket, onRequest, shared);
}
