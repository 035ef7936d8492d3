// `node scripts/media-topics.mjs FILE`: the vocabulary from a list of IPTC's {qcode, label, parent}, as an indented tree.
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../worker/ingest/topics/subjects/media-topics.txt', import.meta.url);
const file = process.argv[2];
if (!file) {
  process.stderr.write('Usage: node scripts/media-topics.mjs FILE\n');
  process.exit(2);
}
const narrower = Map.groupBy(JSON.parse(readFileSync(file, 'utf8')), ({ parent }) => parent);

/** Parents stand before their children, each level one space further in. */
function linesOf(parent, depth) {
  const children = (narrower.get(parent) ?? []).toSorted((a, b) => (a.qcode < b.qcode ? -1 : 1));
  return children.flatMap(({ qcode, label }) => [`${' '.repeat(depth)}${label}`, ...linesOf(qcode, depth + 1)]);
}

writeFileSync(target, `${linesOf(null, 0).join('\n')}\n`);
