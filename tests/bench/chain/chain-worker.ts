// The worker of the bare chain: reads each text as Newswire does, commits one row, and appends it to the stream.
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import type { StoryIn } from '../../../shared/contract/story-schema.ts';
import { loadConfig } from '../../../shared/node/config/config.ts';
import { openDatabase } from '../../../shared/node/db/database.ts';
import { createStoryReader } from '../../../worker/ingest/reading/story-reader.ts';
import { CHAIN } from './chain-names.ts';

const config = loadConfig(process.env);
const db = openDatabase(config.database, () => undefined);
const connection = new Redis(config.redis.url, { maxRetriesPerRequest: null });
const reader = createStoryReader(1);
await reader.ready();
const worker = new Worker<{ no: number }>(
  CHAIN.queue,
  async ({ data: { no } }) => {
    const { rows } = await db.query<{ text: StoryIn }>(sql`SELECT text FROM chain_texts WHERE no = ${no}`);
    const [{ text: payload } = { text: { headline: '' } }] = rows;
    const { fields } = await reader.read({
      payload,
      publisherId: 'bench',
      publisherName: 'The Bench',
      priority: 'routine',
      receivedAt: new Date(),
    });
    const card = JSON.stringify({ headline: fields.headline, summary: fields.summary });
    await db.query(sql`INSERT INTO chain_events (no, card) VALUES (${no}, ${card})`);
    await connection.xadd(CHAIN.stream, '*', 'card', card);
  },
  { connection, prefix: CHAIN.prefix },
);
await worker.waitUntilReady();
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
