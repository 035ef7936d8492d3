import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Outcome, Visit } from './worst-input.ts';

const PATIENCE_MS = 20_000;
const PATH = '/socket.io/?EIO=4&transport=websocket';

/** A stranger's requests over a socket. */
export interface SocketAsked {
  /** Requests, all sent at once after joining. */
  requests: [name: string, body: unknown][];
  /** Stays until all answers and all missed events have arrived; otherwise leaves after sending. */
  stays: boolean;
  /** Does not even join. */
  joinsNothing?: boolean;
}

/** Opens a socket, sends the requests, and leaves; counts the bytes received on the wire. */
export function askSocket(
  { port, address, signal }: Visit,
  { requests, stays, joinsNothing }: SocketAsked,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${PATH}`, { headers: { 'X-Forwarded-For': address } });
    const waiting = { answers: requests.length, events: 0 };
    let said = 'cut';
    let connection: Pick<Socket, 'bytesRead'> | undefined;
    socket.once('upgrade', (response) => {
      connection = response.socket;
    });
    const leave = (): void => socket.terminate();
    const patience = setTimeout(leave, PATIENCE_MS);
    signal.addEventListener('abort', leave, { once: true });
    socket.on('message', (data) => {
      const text = String(data);
      if (text === '2') socket.send('3');
      else if (text.startsWith('0')) {
        if (!joinsNothing) socket.send('40');
      } else if (text.startsWith('40')) {
        for (const [index, request] of requests.entries()) socket.send(`42${index}${JSON.stringify(request)}`);
        said = 'asked';
        if (!stays) leave();
      } else {
        said = hear(text, waiting) ?? said;
        if (said === 'goodbye' || (waiting.answers <= 0 && waiting.events <= 0)) leave();
      }
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', leave);
      resolve({
        bytes: connection?.bytesRead ?? 0,
        said,
        refused: said !== 'asked' && said !== 'answered' && said !== 'all',
      });
    });
  });
}

interface Answer {
  ok: boolean;
  code?: string;
  channel?: string;
  resumed?: { events: number };
  reset?: string;
}

/** Counts a received message against what is expected; returns its kind where that matters. */
function hear(text: string, waiting: { answers: number; events: number }): string | undefined {
  if (text.startsWith('43')) {
    const [answer] = JSON.parse(text.slice(text.indexOf('['))) as [Answer];
    waiting.answers -= 1;
    waiting.events += answer.resumed?.events ?? 0;
    if (!answer.ok) return answer.code;
    return answer.reset || (answer.channel && !answer.resumed) ? 'reset' : 'answered';
  }
  if (text.startsWith('42["goodbye"')) return 'goodbye';
  if (text.startsWith('42["reset"')) return 'reset';
  if (!text.startsWith('42["wire"') && !text.startsWith('42["story"')) return undefined;
  const [, { events }] = JSON.parse(text.slice(2)) as [string, { events: unknown[] }];
  waiting.events -= events.length;
  return waiting.answers <= 0 && waiting.events <= 0 ? 'all' : undefined;
}
