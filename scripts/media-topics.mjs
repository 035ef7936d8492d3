// `node scripts/media-topics.mjs FILE`: the vocabulary from a list of IPTC's {qcode, label, parent}, as an indented tree
// with a number behind each name, and the list of numbers by which stories are checked. Without a file, the list of
// numbers alone is written anew.
import { readFileSync, writeFileSync } from 'node:fs';

const target = new URL('../shared/node/topics/subjects/media-topics.txt', import.meta.url);
const numbers = new URL('../shared/contract/media-topic-codes.ts', import.meta.url);
const NUMBERS_A_LINE = 12;
const file = process.argv[2];
if (file) {
  const narrower = Map.groupBy(JSON.parse(readFileSync(file, 'utf8')), ({ parent }) => parent);
  writeFileSync(target, `${linesOf(narrower, null, 0).join('\n')}\n`);
}
writeFileSync(numbers, codeList(readFileSync(target, 'utf8')));

/** Parents stand before their children, each level one space further in. */
function linesOf(narrower, parent, depth) {
  const children = (narrower.get(parent) ?? []).toSorted((a, b) => (a.qcode < b.qcode ? -1 : 1));
  return children.flatMap(({ qcode, label }) => [
    `${' '.repeat(depth)}${label}\t${qcode.replace('medtop:', '')}`,
    ...linesOf(narrower, qcode, depth + 1),
  ]);
}

function codeList(tree) {
  const codes = tree.split('\n').flatMap((line) => line.split('\t')[1] ?? []);
  const sorted = codes.toSorted();
  const lines = [];
  for (let from = 0; from < sorted.length; from += NUMBERS_A_LINE) {
    lines.push(`  ${sorted.slice(from, from + NUMBERS_A_LINE).join(' ')}`);
  }
  return `/** The numbers of IPTC's Media Topics that a story may name; written by scripts/media-topics.mjs. */
export const MEDIA_TOPIC_CODES: ReadonlySet<string> = new Set(
  \`
${lines.join('\n')}
\`
    .trim()
    .split(/\\s+/),
);
`;
}
