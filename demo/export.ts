/** Writes the demo's stories with their labels: `node demo/export.ts FOLDER`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { labelledStories } from './labelled-stories.ts';

exportTo(process.argv[2] ?? '.');

/** `demo.ndjson` has a story a line; the others map its externalId to its event, its topics and its publisher. */
function exportTo(folder: string): void {
  const all = labelledStories(new Date());
  const byId = <T>(value: (labelled: (typeof all)[number]) => T): string =>
    `${JSON.stringify(Object.fromEntries(all.map((one) => [one.story.externalId, value(one)])), null, 1)}\n`;
  mkdirSync(folder, { recursive: true });
  const lines = all.map(({ story }) => `${JSON.stringify(story)}\n`);
  writeFileSync(path.join(folder, 'demo.ndjson'), lines.join(''));
  writeFileSync(
    path.join(folder, 'demo-events.json'),
    byId(({ event }) => event),
  );
  writeFileSync(
    path.join(folder, 'demo-topics.json'),
    byId(({ topics }) => topics),
  );
  writeFileSync(
    path.join(folder, 'demo-publishers.json'),
    byId(({ publisher }) => publisher),
  );
}
