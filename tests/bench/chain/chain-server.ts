// The server of the bare chain: commits what is posted, enqueues its number, and forwards the stream to sockets.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { WebSocketServer } from 'ws';
import { loadConfig } from '../../../shared/node/config/config.ts';
import { openDatabase } from '../../../shared/node/db/database.ts';
import { CHAIN } from './chain-names.ts';

const config = loadConfig(process.env);
const db = openDatabase(config.database, () => undefined);
const connection = new Redis(config.redis.url, { maxRetriesPerRequest: null });
const queue = new Queue(CHAIN.queue, { connection, prefix: CHAIN.prefix });

const accept = async (request: IncomingMessage): Promise<void> => {
  const text = (await buffer(request)).toString();
  const { rows } = await db.query<{ no: number }>(sql`INSERT INTO chain_texts (text) VALUES (${text}) RETURNING no`);
  await queue.add('edit', { no: rows[0]?.no });
};
const http = createServer((request, response) => {
  void accept(request).then(() => response.writeHead(202).end());
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

async function tail(): Promise<void> {
  const reader = new Redis(config.redis.url, { maxRetriesPerRequest: null });
  for (let last = '$'; ; ) {
    const [[, entries] = ['', []]] = (await reader.xread('BLOCK', 0, 'STREAMS', CHAIN.stream, last)) ?? [];
    for (const [id, [, text]] of entries) {
      last = id;
      for (const socket of sockets.clients) socket.send(String(text));
    }
  }
}

void tail();
process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
