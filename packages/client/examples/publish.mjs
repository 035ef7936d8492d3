// Publishes a story and waits until it is on the wire:
// NEWSWIRE_URL=http://localhost:3000 NEWSWIRE_KEY=… node publish.mjs "A headline"
import { createClient, Refusal } from 'newswire-client';

const { NEWSWIRE_URL = 'http://localhost:3000', NEWSWIRE_KEY } = process.env;
const client = createClient({ url: NEWSWIRE_URL, key: NEWSWIRE_KEY });

try {
  const accepted = await client.publish({
    headline: process.argv[2] ?? 'The client package publishes its first story',
    body: 'What was accepted is recorded. It is on the wire a moment later.',
    bodyFormat: 'text',
    topics: ['Newswire'],
  });
  const { status, storyId, receipt } = await client.outcome(accepted.id);
  console.log(`${status}: story ${storyId}, at ${receipt.announced?.position}`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  for (const { field, detail } of error.errors) console.error(`${field} ${detail}`);
  console.error(`${error.message} (${error.code}, see ${error.problem.type})`);
  process.exitCode = 1;
}
