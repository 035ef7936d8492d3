// Follows the wire and prints headlines. It keeps its position in a file, so that it misses nothing while it is down:
// NEWSWIRE_URL=http://localhost:3000 node follow.mjs "topic:chile" position.txt
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createClient } from 'newswire-client';

const { NEWSWIRE_URL = 'http://localhost:3000' } = process.env;
const [q = '', file = 'position.txt'] = process.argv.slice(2);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());

const client = createClient({ url: NEWSWIRE_URL });
const events = client.follow({
  ...(q !== '' && { q }),
  since: existsSync(file) ? readFileSync(file, 'utf8') : undefined,
  signal: stop.signal,
  onUp: () => console.error('on the wire'),
  onDown: (reason, waitMs) => console.error(`${reason}; trying again in ${waitMs} ms`),
  onProgress: (position) => writeFileSync(file, position),
});
for await (const { event, position } of events) {
  if (event.type === 'story.published') console.log(event.story.headline);
  if (event.type === 'story.corrected') console.log(`Corrected: ${event.story.headline}`);
  if (event.type === 'story.retracted') console.log(`Retracted: ${event.storyId}, ${event.reason}`);
  // Once the event was dealt with, and not before.
  writeFileSync(file, position);
}
