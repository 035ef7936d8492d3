import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';
import type { PushMessage } from '../../shared/domain/push-message.ts';

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

interface Received {
  headers: IncomingHttpHeaders;
  message: PushMessage;
}

/** A subscribed browser: its subscription, and the messages it receives. */
export interface Subscriber {
  /** An address in a network of its own. */
  address: string;
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } };
  /** All accepted messages, decrypted. */
  received: Received[];
  titles(): string[];
  /** The number of requests, accepted or not. */
  requests(): number;
  /** Answers to the next requests, before it accepts messages again. */
  answer(...answers: Answer[]): void;
}

/** A push service on loopback that decrypts its messages, which normally only the browser can. */
export interface PushService {
  /** Settings that make a server allow it, and trust its subscribers' addresses. */
  env: Record<string, string>;
  subscriber(): Subscriber;
  close(): Promise<void>;
}

export async function openPushService(): Promise<PushService> {
  const takers = new Map<string, (headers: IncomingHttpHeaders, body: Buffer) => Answer>();
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const take = takers.get(req.url ?? '');
    const { status, headers } = take?.(req.headers, Buffer.concat(chunks)) ?? { status: 404 };
    res.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  let subscribers = 0;
  return {
    env: {
      NEWSWIRE_PUSH_SUBJECT: 'mailto:push@newswire.example',
      NEWSWIRE_PUSH_HOSTS: origin,
      NEWSWIRE_PUSH_NETWORKS: '127.0.0.0/8',
      NEWSWIRE_TRUST_PROXY: '1',
    },
    subscriber() {
      subscribers += 1;
      const path = `/push/${randomBytes(16).toString('base64url')}`;
      const privateKey = createECDH('prime256v1');
      const p256dh = privateKey.generateKeys('base64url');
      const authSecret = randomBytes(16).toString('base64url');
      const received: Received[] = [];
      const answers: Answer[] = [];
      let requests = 0;
      takers.set(path, (headers, body) => {
        requests += 1;
        const answer = answers.shift() ?? { status: 201 };
        if (answer.status >= 300) return answer;
        const text = decrypt(body, { version: 'aes128gcm', privateKey, authSecret }).toString('utf8');
        received.push({ headers, message: JSON.parse(text) });
        return answer;
      });
      return {
        address: `203.0.113.${subscribers}`,
        subscription: { endpoint: `${origin}${path}`, keys: { p256dh, auth: authSecret } },
        received,
        titles: () => received.map(({ message }) => message.title),
        requests: () => requests,
        answer: (...next) => void answers.push(...next),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
