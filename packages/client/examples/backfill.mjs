// Writes everything that the wire keeps into a file, one event a line, and prints the position to follow from:
// NEWSWIRE_URL=http://localhost:3000 node backfill.mjs wire.ndjson
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createClient } from 'newswire-client';

const { NEWSWIRE_URL = 'http://localhost:3000' } = process.env;
const [file = 'wire.ndjson', q = ''] = process.argv.slice(2);
const client = createClient({ url: NEWSWIRE_URL });

let reached;
async function* lines() {
  const events = client.export({
    ...(q !== '' && { q }),
    onProgress: (position) => {
      reached = position;
    },
  });
  for await (const { event } of events) yield `${JSON.stringify(event)}\n`;
}
await pipeline(Readable.from(lines()), createWriteStream(file));
console.log(reached);
