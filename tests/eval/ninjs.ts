// Reads every item of ninjs in a folder as the server does: `npm run eval:ninjs FOLDER`, such as a copy of
// github.com/iptc/newsinjson. Prints what becomes of each, and how many are read and refused.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ReadStory, readStories } from '../../server/intake/read-stories.ts';
import { NewswireError } from '../../shared/domain/errors.ts';

const [folder = '.'] = process.argv.slice(2);
const counts = { read: 0, canceled: 0, refused: 0 };

for (const file of globSync('**/*.json', { cwd: folder }).sort()) {
  for (const line of await describe(readFileSync(path.join(folder, file), 'utf8')))
    process.stdout.write(`${file}: ${line}\n`);
}
process.stdout.write(`${JSON.stringify(counts)}\n`);

async function describe(text: string): Promise<string[]> {
  try {
    const read = await readStories(text, 'ninjs');
    return ('many' in read ? read.many : [read.one]).map(tell);
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    return [tell({ error })];
  }
}

function tell(item: ReadStory): string {
  if ('error' in item) {
    counts.refused += 1;
    return `refused: ${item.error.message}`;
  }
  const warned = (item.warnings ?? []).map(({ detail }) => detail).join('; ');
  if ('story' in item) {
    counts.read += 1;
    return `read: ${item.story.headline}${warned && ` (${warned})`}`;
  }
  counts.canceled += 1;
  return `cancels ${item.externalId}`;
}
