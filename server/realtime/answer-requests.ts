import type { SocketRefused } from '../../shared/wire/socket-events.ts';
import type { NewswireSocket } from './socket-types.ts';

/** Puts what went wrong into the words that a reader gets. */
export type ToRefusal = (error: unknown) => SocketRefused;

type Answer<Accepted> = (answer: Accepted | SocketRefused) => void;

/**
 * Makes what answers a socket's requests: `serve` does, and what it throws is an answer, too. There once for all sockets,
 * `this` is the one that asks: closures for each would be a tenth of what an idle reader costs.
 */
export function answerRequests<Request, Accepted>(
  refusal: ToRefusal,
  serve: (socket: NewswireSocket, request: Request, reply: (accepted: Accepted) => void) => Promise<void> | void,
): (this: NewswireSocket, request: Request, answer?: Answer<Accepted>) => Promise<void> {
  return async function (request, answer) {
    const reply: Answer<Accepted> = typeof answer === 'function' ? answer : () => undefined;
    try {
      await serve(this, request, reply);
    } catch (error) {
      reply(refusal(error));
    }
  };
}
