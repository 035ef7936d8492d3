import { Agent, request } from 'node:http';
import type { Outcome, Visit } from './worst-input.ts';

const PATIENCE_MS = 20_000;
const SAYS_NO = 400;
const OUR_FAULT = 500;
const REFUSING = 503;

/** Keeps connections open like a browser or script; one for all visits of a process. */
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** A stranger's HTTP request. */
export interface Asked {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Hangs up after this many milliseconds, whatever has arrived. */
  leaveAfterMs?: number;
}

/** Sends the request, and reads and discards the whole response. */
export function ask({ port, address, signal }: Visit, asked: Asked): Promise<Outcome> {
  const { method = 'GET', path, headers = {}, body, leaveAfterMs } = asked;
  return new Promise((resolve) => {
    let bytes = 0;
    let status = 0;
    let timer: NodeJS.Timeout | undefined;
    const end = (said: string): void => {
      clearTimeout(timer);
      resolve({ bytes, said, refused: status === 0 ? said !== 'left' : isRefusal(status) });
    };
    const req = request(
      {
        ...{ host: '127.0.0.1', port, method, path, agent, signal, timeout: PATIENCE_MS },
        headers: { 'Accept-Encoding': 'gzip, deflate, br', 'X-Forwarded-For': address, ...headers },
      },
      (res) => {
        status = res.statusCode ?? 0;
        res.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        res.once('error', () => end('cut'));
        res.once('close', () => end(String(status)));
      },
    );
    req.once('error', () => end('cut'));
    req.once('timeout', () => req.destroy());
    if (leaveAfterMs !== undefined) {
      timer = setTimeout(() => {
        end('left');
        req.destroy();
      }, leaveAfterMs);
    }
    req.end(body);
  });
}

/** A server error is not a refusal. */
function isRefusal(status: number): boolean {
  return (status >= SAYS_NO && status < OUR_FAULT) || status === REFUSING;
}
