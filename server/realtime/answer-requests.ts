import type { SocketRefused } from '../../shared/wire/socket-events.ts';
import { listenLikeAll } from './engine-internals.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Puts what went wrong into the words that a reader gets. */
export type ToRefusal = (error: unknown) => SocketRefused;

/** Serves one request of a socket; `reply` sends the answer, and what is thrown is an answer, too. */
// biome-ignore lint/suspicious/noExplicitAny: each request has a shape of its own, which its server parses
export type Serve = (socket: NewswireSocket, request: any, reply: (accepted: any) => void) => Promise<void> | void;

type Answer = (answer: unknown) => void;

/**
 * Makes what lets sockets ask for all that the table names, as long as they don't ask too much. There once for all
 * sockets, `this` is the one that asks: what each has of its own would be a tenth of what an idle reader costs.
 */
export function answerRequests(
  table: Readonly<Record<string, Serve>>,
  { refusal, tooMany }: { refusal: ToRefusal; tooMany: (socket: NewswireSocket) => void },
): (socket: NewswireSocket) => void {
  const requests = new Map(Object.entries(table));
  async function onRequest(this: NewswireSocket, name: string, request: unknown, answer?: unknown): Promise<void> {
    if (this.data.pace.spend() < 0) {
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
