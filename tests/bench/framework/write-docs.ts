import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawBars } from './draw-bars.ts';
import { isMet, type Report, short, spread } from './report.ts';
import { median } from './statistics.ts';

const DOCS = path.join(import.meta.dirname, '../../../docs');
const IMAGES = 'images/performance';
const TABLE = ['| measurement | must reach | target | measured | reached |', '| --- | --- | --- | --- | --- |'];
const BETWEEN = /(<!-- results -->\n)[\s\S]*(\n<!-- end of results -->)/;

/** A measurement's part of the page. */
interface Entry {
  rows: string;
  section: string;
}

/**
 * Writes the results into docs/performance.md between its markers, replacing earlier results of the same measurements,
 * and draws their charts.
 */
export function writeDocs(reports: Report[]): void {
  const file = path.join(DOCS, 'performance.md');
  const page = readFileSync(file, 'utf8');
  const before = BETWEEN.exec(page)?.[0];
  if (before === undefined) throw new Error('docs/performance.md has no marks between which the results could go');
  mkdirSync(path.join(DOCS, IMAGES), { recursive: true });
  for (const report of reports) writeFileSync(path.join(DOCS, IMAGES, `${report.name}.svg`), drawBars(report));
  const entries = readEntries(before);
  for (const report of reports) entries.set(report.name, { rows: barRows(report), section: section(report) });
  const sorted = [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  const table = [...TABLE, ...sorted.map(({ rows }) => rows).filter((rows) => rows !== '')].join('\n');
  const text = [table, ...sorted.map((entry) => entry.section)].join('\n\n');
  writeFileSync(
    file,
    page.replace(BETWEEN, (_, start: string, end: string) => `${start}\n${text}\n${end}`),
  );
}

function readEntries(results: string): Map<string, Entry> {
  const [table = '', ...sections] = results.replace('<!-- end of results -->', '').split(/^### /m);
  const lines = table.split('\n');
  return new Map(
    sections.map((text) => {
      const name = text.slice(0, text.indexOf('\n'));
      const rows = lines.filter((line) => line.startsWith(`| [${name}](`)).join('\n');
      return [name, { rows, section: `### ${text.trimEnd()}` }];
    }),
  );
}

function barRows({ name, bars }: Report): string {
  const rows = bars.map((bar) => {
    const target = bar.atMost === undefined ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
    return `| [${name}](#${name}) | ${bar.says} | ${target} | ${short(bar.reached)} | ${isMet(bar) ? 'yes' : '**no**'} |`;
  });
  return rows.join('\n');
}

function section({ name, about, figures, notes, details = [], command, machine, at }: Report): string {
  const rows = figures.map(
    (figure) =>
      `| ${figure.name} | ${figure.of} | ${short(median(figure.values))} ${figure.unit} | ${spread(figure)} | ${figure.values.length} |`,
  );
  const { node, redis } = machine.versions;
  return [
    `### ${name}`,
    `${about}. \`${command}\`, ${at.slice(0, 10)}, ${machine.cores} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${node}, Redis ${redis}.`,
    `![${about}](${IMAGES}/${name}.svg)`,
    ['| what | of | median | least–most | rounds |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join('\n')] : []),
    ...details.map(
      ({ title, text }) => `<details><summary>${title}</summary>\n\n\`\`\`\n${text}\n\`\`\`\n\n</details>`,
    ),
  ].join('\n\n');
}
