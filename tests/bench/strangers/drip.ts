import { connect } from 'node:net';
import type { Outcome, Visit } from './worst-input.ts';

const STAYS_MS = 1_500;

/** Sends a head, and a body unless the head stays unfinished; keeps the connection open briefly, then hangs up. */
export function drip({ port, address, signal }: Visit, head: string[], body?: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    const leave = (): void => void socket.destroy();
    const timer = setTimeout(leave, STAYS_MS);
    signal.addEventListener('abort', leave, { once: true });
    socket.once('connect', () => {
      const lines = [...head, `Host: 127.0.0.1:${port}`, `X-Forwarded-For: ${address}`];
      socket.write([...lines, ...(body === undefined ? [] : ['', body])].join('\r\n'));
    });
    socket.on('data', (data) => {
      heard += data.toString('latin1', 0, 64);
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      const status = /^HTTP\/1\.1 (\d+)/.exec(heard)?.[1];
      resolve({
        bytes: socket.bytesRead,
        said: status ?? 'left',
        refused: status !== undefined && !status.startsWith('2'),
      });
    });
  });
}
